import {
  add,
  argMax,
  concat,
  equal,
  fill,
  greater,
  less,
  log,
  maximum,
  mul,
  reshape,
  stack,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { assertNever } from '#base/assert-never';
import { NeurozooError } from '#base/neurozoo-error';
import type { MetricKind } from '#model/equation-function';
import type { Report } from '#model/recipe';
import { numberSetting } from '#model/setting-values';
import { crossEntropy } from '../equations/class-losses';
import { perSample, toRows, type FunctionCall } from '../equations/function-call';
import { squaredError } from '../equations/losses';
import { absolute, toFloat } from '../gradient-flow';
import { toOneHot } from '../layers/dense';
import { combine } from '../layers/merging';

/**
 * What a batch adds to a report, for `addToMetric`:
 * - means: [sum over the samples, samples];
 * - precision, recall, f1, iou: [3, classes], right ones, called ones and true ones of each class;
 * - recallAt1: [batch, numbers + 1], each embedding with its label behind it.
 */
export function reportSums(report: Report, inputs: readonly Tensor[], batchSize: number): Tensor {
  const [first, second = first] = inputs;
  if (first === undefined || second === undefined) {
    throw new NeurozooError({ code: 'ZOO4108', message: `The report ${report.name} measures nothing.` });
  }
  switch (report.metric) {
    case 'mean':
      return meanSums(first, batchSize);
    case 'accuracy':
      return meanSums(rightOnes(first, second), batchSize);
    case 'top5':
      return meanSums(amongFive(first, second), batchSize);
    case 'mse':
      return meanSums(squaredError(asFunction(report, inputs)), batchSize);
    case 'mae':
      return meanSums(
        combine((a, t) => absolute(sub(a, t)), first, toFloat(second)),
        batchSize,
      );
    case 'psnr':
      return meanSums(peakRatio(report, inputs), batchSize);
    case 'perplexity':
      return meanSums(crossEntropy(asFunction(report, inputs)), batchSize);
    case 'precision':
    case 'recall':
    case 'f1':
    case 'iou':
      return confusion(first, second);
    case 'recallAt1':
      return concat([toRows(toFloat(first)), reshape(toFloat(second), [batchSize, 1])], 1);
    case 'map':
      throw later(report.metric);
    default:
      return assertNever(report.metric);
  }
}

function later(metric: MetricKind): NeurozooError {
  return new NeurozooError({ code: 'ZOO4101', message: `This version cannot measure ${metric}: it comes with detection.` });
}

function meanSums(x: Tensor, batchSize: number): Tensor {
  const values = perSample(toFloat(x));
  const total = values.shape.length === 0 ? mul(values, batchSize) : sum(values);
  return stack([total, fill([], batchSize)]);
}

/** 1 where the largest logit is the labelled class, or where two tensors agree within a half. */
function rightOnes(scores: Tensor, target: Tensor): Tensor {
  if (isLabelled(scores, target)) {
    return toFloat(equal(argMax(scores, -1), target));
  }
  return combine((a, t) => toFloat(less(absolute(sub(a, t)), 0.5)), toFloat(scores), toFloat(target));
}

function amongFive(logits: Tensor, labels: Tensor): Tensor {
  const classes = logits.shape.at(-1) ?? 1;
  const chosen = sum(mul(logits, toOneHot(labels, classes)), -1, true);
  return toFloat(less(sum(toFloat(greater(logits, chosen)), -1), 5));
}

/** `10 log10(peak^2 / mse)` of each picture; an error of 0 counts as 1e-10. */
function peakRatio(report: Report, inputs: readonly Tensor[]): Tensor {
  const peak = numberSetting(report.settings, 'peak', 1);
  const error = maximum(squaredError(asFunction(report, inputs)), 1e-10);
  return add(mul(log(error), -10 / Math.LN10), 20 * Math.log10(peak));
}

function confusion(scores: Tensor, target: Tensor): Tensor {
  const labelled = isLabelled(scores, target);
  const called = labelled ? toOneHot(argMax(scores, -1), scores.shape.at(-1) ?? 1) : toOnes(scores);
  const truth = labelled ? toOneHot(target, scores.shape.at(-1) ?? 1) : toOnes(target);
  const classes = labelled ? (scores.shape.at(-1) ?? 1) : 1;
  const counts = (x: Tensor): Tensor => sum(reshape(x, [x.size / classes, classes]), 0);
  return stack([counts(combine((a, b) => mul(a, b), called, truth)), counts(called), counts(truth)]);
}

function toOnes(x: Tensor): Tensor {
  return toFloat(greater(toFloat(x), 0.5));
}

function isLabelled(scores: Tensor, target: Tensor): boolean {
  return target.dtype === 'int32' && target.shape.length === scores.shape.length - 1 && (scores.shape.at(-1) ?? 1) > 1;
}

/** The loss of that name without smoothing, for metrics that are its mean. */
function asFunction(report: Report, inputs: readonly Tensor[]): FunctionCall {
  const refuse = (): never => {
    throw new NeurozooError({ code: 'ZOO4108', message: `The report ${report.name} may not draw or apply anything.` });
  };
  return {
    name: report.metric,
    inputs,
    settings: report.settings,
    type: { shape: [], element: 'float' },
    labelSmoothing: 0,
    apply: refuse,
    drawUniform: refuse,
  };
}
