import {
  add,
  cast,
  div,
  equal,
  exp,
  expandDims,
  greater,
  log,
  log1p,
  logicalAnd,
  logicalNot,
  matMul,
  maximum,
  minimum,
  mul,
  neg,
  relu,
  reshape,
  slice,
  sqrt,
  square,
  sub,
  sum,
  tensor,
  transpose,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { numberSetting, textSetting } from '#model/setting-values';
import { absolute, detach, toFloat } from '../gradient-flow';
import { combine } from '../layers/merging';
import { gradientOf } from '../gradients';
import { smallest } from './class-losses';
import { argument, innerAxes, perSample, toRows, type FunctionCall } from './function-call';

/** `max(z, 0) - z t + ln(1 + e^-|z|)`: binary cross-entropy of logits, finite for every finite logit. */
export function binaryCrossEntropy(call: FunctionCall): Tensor {
  const logits = argument(call, 0);
  const target = toFloat(argument(call, 1));
  return perSample(combine((z, t) => add(sub(relu(z), mul(z, t)), log1p(exp(neg(absolute(z))))), logits, target));
}

/** `-t ln a - (1 - t) ln(1 - a)` of probabilities. */
export function logisticLoss(call: FunctionCall): Tensor {
  return perSample(
    combine(
      (a, t) => neg(add(mul(t, log(maximum(a, smallest))), mul(sub(1, t), log(maximum(sub(1, a), smallest))))),
      argument(call, 0),
      toFloat(argument(call, 1)),
    ),
  );
}

/** Mean absolute error. */
export function absoluteError(call: FunctionCall): Tensor {
  return perSample(absolute(difference(call)));
}

/** Mean squared error. */
export function squaredError(call: FunctionCall): Tensor {
  return perSample(square(difference(call)));
}

/** Half the mean squared error before the threshold. */
export function adaline(call: FunctionCall): Tensor {
  return mul(squaredError(call), 0.5);
}

/**
 * `r^2 / 2` up to delta, `delta (|r| - delta / 2)` beyond: with q the part of |r| up to delta, `q (|r| - q / 2)`.
 *
 * @see Huber 1964
 */
export function huber(call: FunctionCall): Tensor {
  const distance = absolute(difference(call));
  const within = minimum(distance, numberSetting(call.settings, 'delta', 1));
  return perSample(mul(within, sub(distance, mul(within, 0.5))));
}

/**
 * `-1/2 sum(1 + logvar - mean^2 - e^logvar)`.
 *
 * @see Kingma, Welling 2014, appendix B
 */
export function divergence(call: FunctionCall): Tensor {
  const mean = argument(call, 0);
  const logVariance = argument(call, 1);
  const terms = sub(sub(add(logVariance, 1), square(mean)), exp(logVariance));
  return mul(sum(terms, innerAxes(terms)), -0.5);
}

/**
 * `same d^2 + (1 - same) max(0, margin - d)^2`.
 *
 * @see Hadsell, Chopra, LeCun 2006, eq. 4, without its halves
 */
export function contrastive(call: FunctionCall): Tensor {
  const margin = numberSetting(call.settings, 'margin', 1);
  return perSample(
    combine(
      (d, same) => add(mul(same, square(d)), mul(sub(1, same), square(relu(sub(margin, d))))),
      argument(call, 0),
      toFloat(argument(call, 1)),
    ),
  );
}

/**
 * `max(0, |a - p|^2 - |a - n|^2 + margin)`.
 *
 * @see Schroff, Kalenichenko, Philbin 2015, eq. 3
 */
export function triplet(call: FunctionCall): Tensor {
  const anchor = toRows(argument(call, 0));
  const near = sum(square(sub(anchor, toRows(argument(call, 1)))), 1);
  const far = sum(square(sub(anchor, toRows(argument(call, 2)))), 1);
  return relu(add(sub(near, far), numberSetting(call.settings, 'margin', 0.2)));
}

/**
 * The triplet loss of every anchor, positive and negative in the batch, averaged over those that are above 0; each sample gets the share of its
 * triplets, so that the mean over the batch is that average.
 *
 * @see Hermans, Beyer, Leibe 2017, section 2, batch all, non-zero mean
 */
export function tripletAll(call: FunctionCall): Tensor {
  const embedding = toRows(argument(call, 0));
  const labels = argument(call, 1);
  const [batch = 1] = embedding.shape;
  const squares = sum(square(embedding), 1, true);
  const products = matMul(embedding, embedding, false, true);
  const distances = maximum(sub(add(squares, transpose(squares)), mul(products, 2)), 0);
  const same = equal(reshape(labels, [batch, 1]), reshape(labels, [1, batch]));
  const others = logicalNot(equal(places(batch, [batch, 1]), places(batch, [1, batch])));
  const positives = expandDims(toFloat(logicalAnd(same, others)), 2);
  const negatives = expandDims(toFloat(logicalNot(same)), 1);
  const margins = add(sub(expandDims(distances, 2), expandDims(distances, 1)), numberSetting(call.settings, 'margin', 0.2));
  const losses = mul(relu(margins), mul(positives, negatives));
  const active = detach(sum(cast(greater(losses, 0), 'float32')));
  return mul(sum(losses, [1, 2]), div(batch, maximum(active, 1)));
}

/** `mean |x[h + 1, w] - x[h, w]| + mean |x[h, w + 1] - x[h, w]|` of pictures. */
export function totalVariation(call: FunctionCall): Tensor {
  const x = argument(call);
  const [batch = 1, height = 1, width = 1, channels = 1] = x.shape;
  const part = (top: number, left: number, size: readonly [number, number]): Tensor =>
    slice(x, [0, top, left, 0], [batch, size[0], size[1], channels]);
  const variations: Tensor[] = [];
  if (height > 1) {
    variations.push(perSample(absolute(sub(part(1, 0, [height - 1, width]), part(0, 0, [height - 1, width])))));
  }
  if (width > 1) {
    variations.push(perSample(absolute(sub(part(0, 1, [height, width - 1]), part(0, 0, [height, width - 1])))));
  }
  return variations.reduce((total, variation) => add(total, variation), mul(perSample(x), 0));
}

/**
 * How far the slope of a critic is from 1 between real and fake samples: `(|dD(u)/du| - 1)^2`, u a random point between them.
 *
 * @see Gulrajani et al. 2017, Improved training of Wasserstein GANs, eq. 3
 */
export function gradientPenalty(call: FunctionCall): Tensor {
  const real = argument(call, 0);
  const fake = argument(call, 1);
  const network = textSetting(call.settings, 'network') ?? '';
  const share = call.drawUniform([real.shape[0], ...innerAxes(real).map(() => 1)]);
  const between = add(mul(share, real), mul(sub(1, share), fake));
  const slope = gradientOf((point) => sum(call.apply(network, point)), between);
  const length = sqrt(maximum(sum(square(slope), innerAxes(slope)), 1e-12));
  return square(sub(length, 1));
}

/** `sqrt(sum((a - b)^2))` over all axes but the batch. The root of at least 1e-12 is taken, so that equal tensors have a gradient. */
export function distance(call: FunctionCall): Tensor {
  const squares = square(difference(call));
  return sqrt(maximum(squares.shape.length < 2 ? squares : sum(squares, innerAxes(squares)), 1e-12));
}

function difference(call: FunctionCall): Tensor {
  return combine((a, t) => sub(a, t), argument(call, 0), toFloat(argument(call, 1)));
}

function places(count: number, shape: [number, number]): Tensor {
  return tensor(
    Int32Array.from({ length: count }, (_, index) => index),
    shape,
    'int32',
  );
}
