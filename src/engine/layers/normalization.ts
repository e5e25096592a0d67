import {
  add,
  div,
  localResponseNormalization,
  maximum,
  mean,
  mul,
  rsqrt,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { detach } from '../gradient-flow';
import { inputOf, weightOf, type LayerCall } from './layer-call';
import { toPicture, toShape } from './picture';

/**
 * In training, by mean and (biased) variance of the batch, whose running averages move by `1 - momentum`; elsewhere by the running averages.
 *
 * @see Ioffe, Szegedy 2015, Batch normalization, algorithm 1
 */
export function batchNormalization(settings: { readonly epsilon: number; readonly momentum: number }, call: LayerCall): Tensor {
  const { epsilon, momentum } = settings;
  const x = inputOf(call);
  if (!call.training) {
    const scale = rsqrt(add(weightOf(call, 'movingVariance'), epsilon));
    return scaleAndShift(mul(sub(x, weightOf(call, 'movingMean')), scale), call);
  }
  const axes = Array.from({ length: x.shape.length - 1 }, (_, axis) => axis);
  const average = mean(x, axes);
  const centred = sub(x, average);
  const variance = mean(square(centred), axes);
  move('movingMean', average);
  move('movingVariance', variance);
  return scaleAndShift(mul(centred, rsqrt(add(variance, epsilon))), call);

  function move(name: string, value: Tensor): void {
    call.moveStatistic(name, add(mul(weightOf(call, name), momentum), mul(detach(value), 1 - momentum)));
  }
}

/** Each sample and channel by itself, over the picture. */
export function instanceNormalization(settings: { readonly epsilon: number }, call: LayerCall): Tensor {
  const x = inputOf(call);
  return scaleAndShift(
    standardized(
      x,
      Array.from({ length: x.shape.length - 2 }, (_, axis) => axis + 1),
      settings.epsilon,
    ),
    call,
  );
}

/** Each place by itself, over its last axis. */
export function layerNormalization(settings: { readonly epsilon: number }, call: LayerCall): Tensor {
  const x = inputOf(call);
  return scaleAndShift(standardized(x, [x.shape.length - 1], settings.epsilon), call);
}

/** Each sample and group of channels by itself. */
export function groupNormalization(settings: { readonly groups: number; readonly epsilon: number }, call: LayerCall): Tensor {
  const x = inputOf(call);
  const { groups, epsilon } = settings;
  const [batch] = x.shape;
  const channels = x.shape.at(-1) ?? 1;
  const places = x.size / (batch * channels);
  const grouped = toShape(x, [batch, places, groups, channels / groups]);
  return scaleAndShift(toShape(standardized(grouped, [1, 3], epsilon), x.shape), call);
}

interface ResponseSettings {
  readonly n: number;
  readonly k: number;
  readonly alpha: number;
  readonly beta: number;
}

/**
 * `x / (k + alpha sum x^2)^beta`, the sum over n channels with the own one in the middle.
 *
 * @see Krizhevsky, Sutskever, Hinton 2012, section 3.3
 */
export function localResponse({ n, k, alpha, beta }: ResponseSettings, call: LayerCall): Tensor {
  return localResponseNormalization(toPicture(inputOf(call)), Math.floor(n / 2), k, alpha, beta);
}

/** Each place to Euclidean length 1 along the last axis; a vector of zeros stays. */
export function unitLength(x: Tensor): Tensor {
  const squares = sum(square(x), -1, true);
  return div(x, sqrt(maximum(squares, 1e-24)));
}

function standardized(x: Tensor, axes: number[], epsilon: number): Tensor {
  const centred = sub(x, mean(x, axes, true));
  const variance = mean(square(centred), axes, true);
  return mul(centred, rsqrt(add(variance, epsilon)));
}

function scaleAndShift(x: Tensor, call: LayerCall): Tensor {
  const gamma = call.weights.get('gamma');
  const beta = call.weights.get('beta');
  const scaled = gamma === undefined ? x : mul(x, gamma);
  return beta === undefined ? scaled : add(scaled, beta);
}
