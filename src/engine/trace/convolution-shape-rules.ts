import { backend_util } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { KernelCall, KernelOutput, ShapeRule } from './kernel-call';

type Pad = 'valid' | 'same' | number;

/** Shape rules of convolutions, poolings and resizing, all [batch, height, width, channels]. */
export const convolutionRules: Readonly<Record<string, ShapeRule>> = {
  Conv2D: (call) => convolution(call, false),
  DepthwiseConv2dNative: (call) => convolution(call, true),
  Conv2DBackpropInput: (call) => float(call.numbers('inputShape')),
  Conv2DBackpropFilter: (call) => float(call.numbers('filterShape')),
  DepthwiseConv2dNativeBackpropInput: (call) => float(call.numbers('inputShape')),
  DepthwiseConv2dNativeBackpropFilter: (call) => float(call.numbers('filterShape')),
  MaxPool: pooling,
  AvgPool: pooling,
  MaxPoolGrad: (call) => float(call.shape('input')),
  AvgPoolGrad: (call) => float(call.shape('input')),
  ResizeBilinear: resized,
  ResizeNearestNeighbor: resized,
  ResizeBilinearGrad: (call) => float(call.shape('images')),
  ResizeNearestNeighborGrad: (call) => float(call.shape('images')),
};

function float(shape: readonly number[]): KernelOutput {
  return { shape, type: 'float32' };
}

function convolution(call: KernelCall, depthwise: boolean): KernelOutput {
  const info = backend_util.computeConv2DInfo(
    fourSizes(call, call.shape('x')),
    fourSizes(call, call.shape('filter')),
    twoSizes(call, 'strides'),
    twoSizes(call, 'dilations'),
    padOf(call),
    undefined,
    depthwise,
  );
  return float(info.outShape);
}

function pooling(call: KernelCall): KernelOutput {
  const info = backend_util.computePool2DInfo(
    fourSizes(call, call.shape('x')),
    twoSizes(call, 'filterSize'),
    twoSizes(call, 'strides'),
    1,
    padOf(call),
  );
  return float(info.outShape);
}

function resized(call: KernelCall): KernelOutput {
  const [batch = 1, , , channels = 1] = call.shape('images');
  const [height, width] = twoSizes(call, 'size');
  return float([batch, height, width, channels]);
}

function padOf(call: KernelCall): Pad {
  const pad = call.attribute('pad');
  if (pad === 'valid' || pad === 'same' || typeof pad === 'number') {
    return pad;
  }
  throw new NeurozooError({ code: 'ZOO4103', message: `The kernel ${call.kernel} is used with a padding that the tracer does not know.` });
}

function fourSizes(call: KernelCall, sizes: readonly number[]): [number, number, number, number] {
  const [a, b, c, d] = sizes;
  if (a === undefined || b === undefined || c === undefined || d === undefined) {
    throw new NeurozooError({
      code: 'ZOO4103',
      message: `The kernel ${call.kernel} is used on a tensor of ${String(sizes.length)} axes instead of 4.`,
    });
  }
  return [a, b, c, d];
}

function twoSizes(call: KernelCall, name: string): [number, number] {
  const value = call.attribute(name);
  const [a, b] = typeof value === 'number' ? [value, value] : call.numbers(name);
  return [a ?? 1, b ?? a ?? 1];
}
