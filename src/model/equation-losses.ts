import {
  comparison,
  oneNumber,
  reduction,
  shapesDiffer,
  targetRefusal,
  type EquationFunctionDescription,
  type EquationTyping,
  type TensorArgument,
} from './equation-description';
import { numbersSetting, type Settings } from './setting-values';
import { formatShape, type TensorType } from './tensor-type';

const logits: TensorArgument = { name: 'logits', meaning: 'a logit for each class, along the last axis' };
const labels: TensorArgument = { name: 'labels', meaning: 'class labels, or the share of each class' };
const prediction: TensorArgument = { name: 'prediction', meaning: 'what the network says' };
const target: TensorArgument = { name: 'target', meaning: 'what is right' };
const embedding: TensorArgument = { name: 'embedding', meaning: 'a vector for each sample' };

const loss = { family: 'loss', reference: '', settings: {}, reduces: true, arguments: [prediction, target], infer: comparison } as const;

/** Losses: one number a sample; an objective is its mean over the batch. */
export const lossFunctions = {
  crossEntropy: {
    ...loss,
    summary: 'Softmax cross-entropy of logits with class labels or shares; mean over the places of a sample.',
    formula: 'mean(logsumexp(z) - z[y])',
    reference: 'Bishop 2006, eq. 4.108',
    arguments: [logits, labels],
    settings: { weights: { type: 'numbers', meaning: 'a weight for each class; the mean is then weighted', default: null } },
    infer: classLoss,
  },
  nll: {
    ...loss,
    summary: 'Negative logarithm of the probability of the right class, of probabilities instead of logits.',
    formula: 'mean(-ln(max(p[y], 1e-7)))',
    arguments: [{ name: 'probabilities', meaning: 'a probability for each class, along the last axis' }, labels],
    infer: classLoss,
  },
  focal: {
    ...loss,
    summary: 'Cross-entropy that plays down what is easy already.',
    formula: 'mean(-(1 - p[y])^gamma ln p[y])',
    reference: 'Lin, Goyal, Girshick, He, Dollar 2017, Focal loss for dense object detection',
    arguments: [logits, labels],
    settings: { gamma: { type: 'number', meaning: 'how much the easy is played down', default: 2, minimum: 0 } },
    infer: classLoss,
  },
  bce: {
    ...loss,
    summary: 'Binary cross-entropy of logits with targets of 0 to 1.',
    formula: 'mean(max(z, 0) - z t + ln(1 + e^-|z|))',
    arguments: [{ name: 'logits', meaning: 'logits (no sigmoid before)' }, target],
  },
  l1: { ...loss, summary: 'Mean absolute error.', formula: 'mean(|a - t|)' },
  l2: { ...loss, summary: 'Mean squared error.', formula: 'mean((a - t)^2)' },
  huber: {
    ...loss,
    summary: 'Squared near the target, absolute far from it.',
    formula: 'mean(r^2 / 2 where |r| <= delta, else delta (|r| - delta / 2)), r = a - t',
    reference: 'Huber 1964, Robust estimation of a location parameter',
    settings: { delta: { type: 'number', meaning: 'where it changes from squared to absolute', default: 1, minimum: 0 } },
  },
  hinge: {
    ...loss,
    summary: 'Hinge loss of a margin of 1; targets are -1 and 1, or 0 and 1, or class labels (each class against the rest).',
    formula: 'mean(max(0, 1 - t a))',
    reference: 'Cortes, Vapnik 1995, Support-vector networks',
    infer: hingeLoss,
  },
  logistic: {
    ...loss,
    summary: 'Binary cross-entropy of probabilities instead of logits.',
    formula: 'mean(-t ln a - (1 - t) ln(1 - a))',
    arguments: [{ name: 'probabilities', meaning: 'numbers of 0 to 1' }, target],
  },
  kl: {
    ...loss,
    summary: 'Divergence of the normal distribution with this mean and log-variance from the standard one; summed over the axes.',
    formula: '-1/2 sum(1 + logvar - mean^2 - e^logvar)',
    reference: 'Kingma, Welling 2014, Auto-encoding variational Bayes, appendix B',
    arguments: [
      { name: 'mean', meaning: 'means' },
      { name: 'logvar', meaning: 'logarithms of the variances' },
    ],
  },
  contrastive: {
    ...loss,
    summary: 'Draws pairs of one class together, and others apart up to a margin.',
    formula: 'mean(same d^2 + (1 - same) max(0, margin - d)^2)',
    reference: 'Hadsell, Chopra, LeCun 2006, Dimensionality reduction by learning an invariant mapping',
    arguments: [
      { name: 'distance', meaning: 'distance of the two embeddings' },
      { name: 'same', meaning: '1 where they are of one class' },
    ],
    settings: {
      margin: { type: 'number', meaning: 'distance beyond which others are far enough apart', default: 1, minimum: 0, position: 0 },
    },
  },
  triplet: {
    ...loss,
    summary: 'The anchor is to be nearer to the positive than to the negative, by a margin.',
    formula: 'max(0, |a - p|^2 - |a - n|^2 + margin)',
    reference: 'Schroff, Kalenichenko, Philbin 2015, FaceNet: a unified embedding for face recognition and clustering',
    arguments: [
      { name: 'anchor', meaning: 'an embedding' },
      { name: 'positive', meaning: 'one of the same class' },
      { name: 'negative', meaning: 'one of another class' },
    ],
    settings: { margin: { type: 'number', meaning: 'by how much', default: 0.2, minimum: 0, position: 0 } },
    infer: sameShapes,
  },
  tripletAll: {
    ...loss,
    summary: 'The triplet loss over all triplets of the batch that are not satisfied yet (batch all).',
    formula: 'mean over (a, p, n) with a loss above 0 of |a - p|^2 - |a - n|^2 + margin',
    reference: 'Hermans, Beyer, Leibe 2017, In defense of the triplet loss for person re-identification',
    arguments: [embedding, { name: 'label', meaning: 'class labels' }],
    settings: { margin: { type: 'number', meaning: 'by how much', default: 0.2, minimum: 0, position: 0 } },
    infer: embeddingLoss,
  },
  dice: {
    ...loss,
    summary: 'One minus the overlap of two masks; logits of several classes are softened and compared with labels.',
    formula: '1 - (2 sum(p t) + 1) / (sum(p) + sum(t) + 1), p = sigmoid(z) or softmax(z)',
    reference: 'Milletari, Navab, Ahmadi 2016, V-Net: fully convolutional neural networks for volumetric medical image segmentation',
    arguments: [{ name: 'logits', meaning: 'logits' }, target],
    infer: maskLoss,
  },
  totalVariation: {
    ...loss,
    summary: 'How much neighbouring pixels differ.',
    formula: 'mean(|x[h + 1, w] - x[h, w]|) + mean(|x[h, w + 1] - x[h, w]|)',
    reference: 'Rudin, Osher, Fatemi 1992, Nonlinear total variation based noise removal algorithms',
    arguments: [{ name: 'x', meaning: 'a picture' }],
    infer: pictureLoss,
  },
  perceptron: {
    ...loss,
    summary: "Rosenblatt's criterion on outputs and targets of 0 and 1; the perceptron rule is its optimiser.",
    formula: 'mean(|t - a|)',
    reference: 'Rosenblatt 1958, The perceptron: a probabilistic model for information storage and organization in the brain',
  },
  adaline: {
    ...loss,
    summary: 'Squared error before the threshold, half of it, as Widrow and Hoff have it.',
    formula: 'mean((t - a)^2) / 2',
    reference: 'Widrow, Hoff 1960, Adaptive switching circuits',
  },
  penalty: {
    ...loss,
    summary: 'Gradient penalty: how far the slope of a critic between real and fake samples is from 1.',
    formula: '(|dD(u)/du| - 1)^2, u = e real + (1 - e) fake, e ~ uniform(0, 1)',
    reference: 'Gulrajani, Ahmed, Arjovsky, Dumoulin, Courville 2017, Improved training of Wasserstein GANs',
    takesNetwork: true,
    arguments: [
      { name: 'real', meaning: 'real samples' },
      { name: 'fake', meaning: 'made samples' },
    ],
    settings: { network: { type: 'reference', meaning: 'the critic, a network of one input' } },
    infer: sameShapes,
  },
} as const satisfies Record<string, EquationFunctionDescription>;

function classLoss(inputs: readonly TensorType[], settings: Settings): EquationTyping {
  const [scores, right] = inputs;
  if (scores === undefined || right === undefined) {
    return oneNumber;
  }
  const weights = numbersSetting(settings, 'weights');
  const classes = scores.shape.at(-1);
  if (weights !== null && classes !== undefined && weights.length !== classes) {
    const message = `There are ${String(weights.length)} weights for ${String(classes)} classes.`;
    return { ok: false, code: 'ZOO1408', message, input: 0 };
  }
  return targetRefusal(scores, right) ?? oneNumber;
}

function hingeLoss(inputs: readonly TensorType[]): EquationTyping {
  const [scores, right] = inputs;
  const labelled = right?.element === 'int' && (scores?.shape.at(-1) ?? 1) > 1;
  return labelled ? classLoss(inputs, {}) : comparison(inputs);
}

function maskLoss(inputs: readonly TensorType[]): EquationTyping {
  const [scores, right] = inputs;
  const labelled = right?.element === 'int' && scores?.shape.length === right.shape.length + 1 && (scores.shape.at(-1) ?? 1) > 1;
  return labelled ? classLoss(inputs, {}) : comparison(inputs);
}

function sameShapes(inputs: readonly TensorType[]): EquationTyping {
  const first = inputs[0];
  for (const [index, other] of inputs.entries()) {
    if (first !== undefined && formatShape(first.shape) !== formatShape(other.shape)) {
      return shapesDiffer(first, other, index);
    }
  }
  return oneNumber;
}

function embeddingLoss(inputs: readonly TensorType[]): EquationTyping {
  const [vectors, label] = inputs;
  if (vectors !== undefined && vectors.shape.length !== 1) {
    const message = `An embedding is one vector a sample, not ${formatShape(vectors.shape)}.`;
    return { ok: false, code: 'ZOO1404', message, input: 0 };
  }
  if (label !== undefined && (label.element !== 'int' || label.shape.length > 0)) {
    return { ok: false, code: 'ZOO1407', message: 'It takes one class label (an integer) a sample.', input: 1 };
  }
  return oneNumber;
}

function pictureLoss(inputs: readonly TensorType[]): EquationTyping {
  const shape = inputs[0]?.shape ?? [];
  if (shape.length !== 3) {
    const message = `totalVariation takes a picture (height x width x channels), not ${formatShape(shape)}.`;
    return { ok: false, code: 'ZOO1404', message, input: 0 };
  }
  return reduction();
}
