import { add, avgPool, engine, fill, max, maxPool, mean, mul, pad, tensor, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ActivationKind } from '#model/layer-kind';
import { slideWindow, type Window } from '#model/layers/window';
import { detach } from '../gradient-flow';
import { activate } from './activation';
import { padPicture } from './convolution';
import { cannotCompute, inputOf, weightOf, type LayerCall } from './layer-call';
import { toPicture } from './picture';
import { repeatPixels } from './sizing';

/** The largest value of each window; padding never wins. */
export function maxPooling(window: Window, call: LayerCall): Tensor {
  const x = toPicture(inputOf(call));
  const padding = slideWindow([x.shape[1], x.shape[2]], window)?.padding ?? [0, 0, 0, 0];
  return maxPool(padPicture(x, padding, lowest), [...window.kernel], [...window.stride], 'valid');
}

/**
 * The average of each window over what lies inside the picture. Padding is added here and counted out again, since tfjs-core's gradient of a
 * padded average divides by the whole window.
 */
export function averagePooling(window: Window, call: LayerCall): Tensor {
  const x = toPicture(inputOf(call));
  return poolAverage(x, window);
}

/** Each channel's average over the whole picture or sequence. */
export function globalAveragePooling(call: LayerCall): Tensor {
  const x = inputOf(call);
  return mean(x, innerAxes(x));
}

/** Each channel's largest value over the whole picture or sequence. */
export function globalMaxPooling(call: LayerCall): Tensor {
  const x = inputOf(call);
  return max(x, innerAxes(x));
}

/** LeNet's pooling: the average times a trained coefficient plus a trained bias, one pair for each map. */
export function subsampling(
  settings: { readonly kernel: readonly [number, number]; readonly activation: ActivationKind },
  call: LayerCall,
): Tensor {
  const { kernel, activation } = settings;
  const average = poolAverage(toPicture(inputOf(call)), { kernel, stride: kernel, pad: [0, 0, 0, 0] });
  return activate(activation, add(mul(average, weightOf(call, 'coefficient')), weightOf(call, 'bias')), call.passesThresholds);
}

/**
 * Puts each value back where the max pooling took its maximum: the first one of a window, as the gradient of max pooling has it.
 * Inputs: the values, what the pooling took, what it gave.
 */
export function unpooling(window: Window, call: LayerCall): Tensor {
  const values = toPicture(inputOf(call, 0));
  const before = toPicture(inputOf(call, 1));
  const after = toPicture(inputOf(call, 2));
  const { kernel, stride } = window;
  const placement = slideWindow([before.shape[1], before.shape[2]], window);
  if (kernel[0] !== stride[0] || kernel[1] !== stride[1] || placement === undefined || placement.padding.some((size) => size > 0)) {
    throw cannotCompute(call, 'unpool', 'its max pooling must have windows side by side, without padding.');
  }
  const [batch, height, width, channels] = before.shape;
  const covered: [number, number] = [after.shape[1] * stride[0], after.shape[2] * stride[1]];
  const chosen = engine().runKernel<Tensor4D>(
    'MaxPoolGrad',
    { dy: fill([batch, after.shape[1], after.shape[2], channels], 1), input: detach(before), output: detach(after) },
    { filterSize: [...kernel], strides: [...stride], pad: 'valid' },
  );
  const spread = repeatPixels(values, stride);
  const whole = pad(spread, [
    [0, 0],
    [0, height - covered[0]],
    [0, width - covered[1]],
    [0, 0],
  ]);
  return mul(covered[0] === height && covered[1] === width ? spread : whole, detach(chosen));
}

/** Below every number that a step computes, and finite, so that 0 times it is 0. */
const lowest = -3.4028234663852886e38;

function innerAxes(x: Tensor): number[] {
  return Array.from({ length: x.shape.length - 2 }, (_, axis) => axis + 1);
}

function poolAverage(x: Tensor4D, window: Window): Tensor {
  const padding = slideWindow([x.shape[1], x.shape[2]], window)?.padding ?? [0, 0, 0, 0];
  const average = avgPool(padPicture(x, padding), [...window.kernel], [...window.stride], 'valid');
  if (padding.every((size) => size === 0)) {
    return average;
  }
  return mul(average, tensor(coverage(x, window, padding), [1, average.shape[1], average.shape[2], 1]));
}

/** The size of a window over how much of it lies inside the picture, for every place of the result. */
function coverage(
  x: Tensor4D,
  { kernel, stride }: Window,
  [top, bottom, left, right]: readonly [number, number, number, number],
): Float32Array {
  const rows = insideCounts(x.shape[1], { kernel: kernel[0], stride: stride[0], before: top, after: bottom });
  const columns = insideCounts(x.shape[2], { kernel: kernel[1], stride: stride[1], before: left, after: right });
  return Float32Array.from(rows.flatMap((row) => columns.map((column) => (kernel[0] * kernel[1]) / (row * column))));
}

interface AxisWindow {
  readonly kernel: number;
  readonly stride: number;
  readonly before: number;
  readonly after: number;
}

function insideCounts(size: number, { kernel, stride, before, after }: AxisWindow): number[] {
  const count = Math.floor((size + before + after - kernel) / stride) + 1;
  return Array.from({ length: count }, (_, index) => {
    const start = index * stride - before;
    return Math.min(start + kernel, size) - Math.max(start, 0);
  });
}
