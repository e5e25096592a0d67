import {
  add,
  div,
  equal,
  exp,
  expandDims,
  fill,
  log,
  max,
  maximum,
  mean,
  mul,
  neg,
  relu,
  sigmoid,
  softmax,
  sub,
  sum,
  tensor,
  where,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { numbersSetting, numberSetting } from '#model/setting-values';
import { toFloat, withGradient } from '../gradient-flow';
import { toOneHot } from '../layers/dense';
import { argument, innerAxes, perSample, type FunctionCall } from './function-call';

/**
 * Softmax cross-entropy of logits with class labels or shares, mean over the places of a sample: `logsumexp(z) - sum_k t_k z_k`. With weights, each
 * place counts as its class weighs, and the mean over batch and places is divided by the mean weight.
 *
 * @see Bishop 2006, eq. 4.108
 */
export function crossEntropy(call: FunctionCall): Tensor {
  const logits = argument(call, 0);
  const target = smoothed(targetShares(call, logits), call.labelSmoothing);
  const losses = softmaxCrossEntropy(logits, target);
  const weights = numbersSetting(call.settings, 'weights');
  if (weights === null) {
    return perSample(losses);
  }
  const weight = sum(mul(targetShares(call, logits), tensor([...weights], [weights.length])), -1);
  return div(perSample(mul(losses, weight)), maximum(mean(weight), smallest));
}

/** `-ln p[y]` of probabilities. */
export function negativeLogLikelihood(call: FunctionCall): Tensor {
  const probabilities = argument(call, 0);
  return perSample(neg(sum(mul(targetShares(call, probabilities), log(maximum(probabilities, smallest))), -1)));
}

/**
 * `-(1 - p[y])^gamma ln p[y]`: cross-entropy that plays down what is easy already.
 *
 * @see Lin et al. 2017, Focal loss for dense object detection
 */
export function focal(call: FunctionCall): Tensor {
  const logits = argument(call, 0);
  const losses = softmaxCrossEntropy(logits, targetShares(call, logits));
  const missing = maximum(sub(1, exp(neg(losses))), smallest);
  const gamma = numberSetting(call.settings, 'gamma', 2);
  return perSample(mul(exp(mul(log(missing), gamma)), losses));
}

/**
 * `1 - (2 sum(p t) + 1) / (sum(p) + sum(t) + 1)` with p from logits: sigmoid for one mask, softmax for several classes.
 *
 * @see Milletari, Navab, Ahmadi 2016, V-Net
 */
export function dice(call: FunctionCall): Tensor {
  const logits = argument(call, 0);
  const target = argument(call, 1);
  const labelled = target.dtype === 'int32' && target.shape.length === logits.shape.length - 1;
  const p = labelled ? softmax(logits) : sigmoid(logits);
  const t = labelled ? targetShares(call, logits) : target;
  const product = mul(p, t);
  const overlap = sum(product, innerAxes(product));
  const total = add(sum(p, innerAxes(p)), t.shape.length === 0 ? mul(t, p.size / p.shape[0]) : sum(t, innerAxes(t)));
  return sub(1, div(add(mul(overlap, 2), 1), add(total, 1)));
}

/** Hinge loss, margin 1: targets are -1 and 1, or 0 and 1, or class labels, each class against the rest. */
export function hinge(call: FunctionCall): Tensor {
  const scores = argument(call, 0);
  const target = argument(call, 1);
  const labelled = target.dtype === 'int32' && target.shape.length === scores.shape.length - 1 && (scores.shape.at(-1) ?? 1) > 1;
  return perSample(relu(sub(1, mul(labelled ? toSigns(targetShares(call, scores)) : toSigns(target), scores))));
}

/** The share of each class, from labels (then 0 and 1) or as given. */
export function targetShares(call: FunctionCall, logits: Tensor): Tensor {
  const target = argument(call, 1);
  return target.dtype === 'int32' && target.shape.length === logits.shape.length - 1 ? toOneHot(target, logits.shape.at(-1) ?? 1) : target;
}

/** `ln max(x, this)` in losses of probabilities. */
export const smallest = 1e-7;

/** One number for each place: `logsumexp(z) - sum_k t_k z_k`, whose gradient `softmax(z) - t` is taken in one piece. */
function softmaxCrossEntropy(logits: Tensor, target: Tensor): Tensor {
  const rank = logits.shape.length;
  return withGradient({
    inputs: [logits],
    saved: [logits, target],
    forward: () => {
      // Shares add to 1, so that both terms may be taken from the largest logit, and nothing is lost to its size.
      const below = sub(logits, max(logits, rank - 1, true));
      return sub(log(sum(exp(below), rank - 1)), sum(mul(target, below), rank - 1));
    },
    backward: (dy, [z = logits, t = target]) => [mul(expandDims(dy, -1), sub(softmax(z), t))],
  });
}

/** `(1 - share) t + share / classes`. */
function smoothed(target: Tensor, share: number): Tensor {
  return share === 0 ? target : add(mul(target, 1 - share), share / (target.shape.at(-1) ?? 1));
}

/** 0 becomes -1, everything else stays. */
function toSigns(target: Tensor): Tensor {
  const float = toFloat(target);
  return where(equal(float, 0), fill(float.shape, -1), float);
}
