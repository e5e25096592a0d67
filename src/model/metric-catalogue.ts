import { comparison, oneNumber, reduction, targetRefusal, type EquationTyping, type TensorArgument } from './equation-description';
import type { MetricKind } from './equation-function';
import type { SettingSpecs } from './setting';
import { broadcastShapes } from './broadcast';
import { formatShape, type TensorType } from './tensor-type';

/** One row of the metric catalogue: a number about a whole part of the data. */
export interface MetricDescription {
  readonly kind: MetricKind;
  readonly summary: string;
  readonly formula: string;
  readonly better: 'higher' | 'lower';
  /** A share of one, shown as a percentage. */
  readonly share: boolean;
  readonly arguments: readonly TensorArgument[];
  readonly settings: SettingSpecs;
  /** Whether the inputs fit; the type it gives is one number. */
  readonly infer: (inputs: readonly TensorType[]) => EquationTyping;
}

const logits: TensorArgument = { name: 'logits', meaning: 'a logit for each class, along the last axis' };
const labels: TensorArgument = { name: 'labels', meaning: 'class labels' };
const prediction: TensorArgument = { name: 'prediction', meaning: 'what the network says' };
const target: TensorArgument = { name: 'target', meaning: 'what is right' };

const share = { better: 'higher', share: true, settings: {}, arguments: [logits, labels], infer: classes } as const;
const error = { better: 'lower', share: false, settings: {}, arguments: [prediction, target], infer: comparison } as const;

/** Every function of `report`. */
export const metricCatalogue: Readonly<Record<MetricKind, MetricDescription>> = {
  mean: {
    kind: 'mean',
    summary: 'The mean of an equation over the samples.',
    formula: 'mean(x)',
    better: 'lower',
    share: false,
    arguments: [{ name: 'x', meaning: 'any equation' }],
    settings: {},
    infer: reduction,
  },
  accuracy: {
    kind: 'accuracy',
    ...share,
    summary: 'How many are right: the largest logit is the labelled class, or two tensors of 0 and 1 agree.',
    formula: 'mean(argmax(z) = y), or mean(a = t)',
    infer: agreement,
  },
  top5: {
    kind: 'top5',
    ...share,
    summary: 'How often the labelled class is among the five largest logits.',
    formula: 'mean(rank of z[y] <= 5)',
  },
  precision: {
    kind: 'precision',
    ...share,
    summary: 'Of what is called a class, the share that is one; mean over the classes, or of 1 for tensors of 0 and 1.',
    formula: 'TP / (TP + FP)',
    infer: agreement,
  },
  recall: {
    kind: 'recall',
    ...share,
    summary: 'Of what is a class, the share that is called one; mean over the classes, or of 1 for tensors of 0 and 1.',
    formula: 'TP / (TP + FN)',
    infer: agreement,
  },
  f1: {
    kind: 'f1',
    ...share,
    summary: 'Harmonic mean of precision and recall; mean over the classes, or of 1 for tensors of 0 and 1.',
    formula: '2 TP / (2 TP + FP + FN)',
    infer: agreement,
  },
  mse: { kind: 'mse', ...error, summary: 'Mean squared error.', formula: 'mean((a - t)^2)' },
  mae: { kind: 'mae', ...error, summary: 'Mean absolute error.', formula: 'mean(|a - t|)' },
  psnr: {
    kind: 'psnr',
    ...error,
    better: 'higher',
    summary: 'Peak signal-to-noise ratio of a picture, in decibels.',
    formula: '10 log10(peak^2 / mse)',
    settings: { peak: { type: 'number', meaning: 'the range of values', default: 1, minimum: 0 } },
  },
  iou: {
    kind: 'iou',
    ...share,
    summary: 'Intersection over union of the masks of each class; mean over the classes that occur.',
    formula: 'TP / (TP + FP + FN)',
    infer: agreement,
  },
  map: {
    kind: 'map',
    summary: 'Mean average precision of detected boxes at an overlap of one half.',
    formula: 'mean over classes of the area under precision(recall)',
    better: 'higher',
    share: true,
    arguments: [prediction, { name: 'boxes', meaning: 'the true boxes' }, { name: 'classes', meaning: 'their classes' }],
    settings: {},
    infer: reduction,
  },
  recallAt1: {
    kind: 'recallAt1',
    ...share,
    summary: 'How often the nearest other sample has the same class.',
    formula: 'mean(y[nearest(e)] = y)',
    arguments: [{ name: 'embedding', meaning: 'a vector for each sample' }, labels],
    infer: embedded,
  },
  perplexity: {
    kind: 'perplexity',
    ...error,
    summary: 'How many choices the model is torn between: the exponential of the cross-entropy.',
    formula: 'e^mean(logsumexp(z) - z[y])',
    arguments: [logits, labels],
    infer: classes,
  },
};

/** Whether a name is a function of `report`. */
export function isMetricKind(name: string): name is MetricKind {
  return Object.hasOwn(metricCatalogue, name);
}

function classes(inputs: readonly TensorType[]): EquationTyping {
  const [scores, right] = inputs;
  return scores === undefined || right === undefined ? oneNumber : (targetRefusal(scores, right) ?? oneNumber);
}

/** Logits against labels of the leading shape, or two tensors that are compared number by number. */
function agreement(inputs: readonly TensorType[]): EquationTyping {
  const [scores, right] = inputs;
  if (scores === undefined || right === undefined) {
    return oneNumber;
  }
  const labelled = right.element === 'int' && (scores.shape.at(-1) ?? 1) > 1;
  if (!labelled && broadcastShapes(scores.shape, right.shape) !== undefined) {
    return oneNumber;
  }
  return targetRefusal(scores, right) ?? oneNumber;
}

function embedded(inputs: readonly TensorType[]): EquationTyping {
  const [vectors, label] = inputs;
  if (vectors !== undefined && vectors.shape.length !== 1) {
    return { ok: false, code: 'ZOO1404', message: `An embedding is one vector a sample, not ${formatShape(vectors.shape)}.`, input: 0 };
  }
  if (label !== undefined && label.element !== 'int') {
    return { ok: false, code: 'ZOO1407', message: 'It takes class labels (integers).', input: 1 };
  }
  return oneNumber;
}
