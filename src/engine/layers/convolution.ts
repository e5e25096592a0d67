import {
  add,
  concat,
  conv2d,
  conv2dTranspose,
  depthwiseConv2d,
  matMul,
  pad,
  slice,
  split,
  tensor,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { ActivationKind } from '#model/layer-kind';
import { slideWindow, spreadWindow, type Window } from '#model/layers/window';
import { activate } from './activation';
import { inputOf, outputShape, weightOf, type LayerCall } from './layer-call';
import { toKernel, toPicture, toShape } from './picture';

interface ConvolutionSettings extends Window {
  readonly activation: ActivationKind;
  readonly groups: number;
  readonly filters: number;
  readonly connect: readonly (readonly number[])[] | null;
}

/** Convolution; with groups, each group sees its share of the channels; with a table, each filter sees the maps that it names. */
export function convolution(settings: ConvolutionSettings, call: LayerCall): Tensor {
  const x = toPicture(inputOf(call));
  const kernel = weightOf(call, 'kernel');
  const { groups, connect } = settings;
  if (connect !== null) {
    return finish(convolve(x, connectedKernel(kernel, connect, x.shape[3]), settings), settings, call);
  }
  if (groups === 1) {
    return finish(convolve(x, toKernel(kernel), settings), settings, call);
  }
  const kernels = split(toKernel(kernel), groups, 3);
  const parts = split(x, groups, 3).map((part, group) => convolve(toPicture(part), toKernel(kernels[group] ?? kernel), settings));
  return finish(concat(parts, 3), settings, call);
}

/** A window of its own for each channel. */
export function depthwiseConvolution(settings: Window & { readonly activation: ActivationKind }, call: LayerCall): Tensor {
  return finish(convolveDepthwise(toPicture(inputOf(call)), toKernel(weightOf(call, 'kernel')), settings), settings, call);
}

/** A window for each channel, then a 1x1 convolution that mixes them. */
export function separableConvolution(settings: Window & { readonly activation: ActivationKind }, call: LayerCall): Tensor {
  const windows = convolveDepthwise(toPicture(inputOf(call)), toKernel(weightOf(call, 'depthwise')), settings);
  return finish(conv2d(windows, toKernel(weightOf(call, 'pointwise')), 1, 'valid'), settings, call);
}

/** The transpose of a convolution. Kernel [height, width, filters, channels]. */
export function transposedConvolution(settings: Window & { readonly activation: ActivationKind }, call: LayerCall): Tensor {
  const x = toPicture(inputOf(call));
  const kernel = toKernel(weightOf(call, 'kernel'));
  const { stride } = settings;
  const [batch, height, width, channels] = outputShape(call);
  const shape: [number, number, number, number] = [batch ?? 1, height ?? 1, width ?? 1, channels ?? 1];
  if (settings.pad === 'same') {
    return finish(conv2dTranspose(x, kernel, shape, [...stride], 'same'), settings, call);
  }
  const [top, bottom, left, right] = spreadWindow([x.shape[1], x.shape[2]], settings)?.padding ?? [0, 0, 0, 0];
  if (isEven([top, bottom, left, right], settings)) {
    return finish(conv2dTranspose(x, kernel, shape, [...stride], top === 0 ? 'valid' : top), settings, call);
  }
  const full = conv2dTranspose(x, kernel, [shape[0], shape[1] + top + bottom, shape[2] + left + right, shape[3]], [...stride], 'valid');
  return finish(slice(full, [0, top, left, 0], shape), settings, call);
}

/** Zeros, or another number, around a picture. */
export function padPicture(x: Tensor4D, [top, bottom, left, right]: readonly [number, number, number, number], value = 0): Tensor4D {
  return top + bottom + left + right === 0
    ? x
    : pad(
        x,
        [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ],
        value,
      );
}

function finish(x: Tensor, { activation }: { readonly activation: ActivationKind }, call: LayerCall): Tensor {
  const bias = call.weights.get('bias');
  return activate(activation, bias === undefined ? x : add(x, bias), call.passesThresholds);
}

function convolve(x: Tensor4D, kernel: Tensor4D, window: Window): Tensor4D {
  const { picture, spacing, padding } = place(x, kernel, window);
  return conv2d(picture, spacing, [...window.stride], padding);
}

function convolveDepthwise(x: Tensor4D, kernel: Tensor4D, window: Window): Tensor4D {
  const { picture, spacing, padding } = place(x, kernel, window);
  return depthwiseConv2d(picture, spacing, [...window.stride], padding);
}

/**
 * The picture with its padding, or the padding left to the kernel where that knows the kind. Dilation is put into the kernel as zeros between the taps,
 * since tfjs-core has no gradient of dilated convolutions.
 */
function place(
  x: Tensor4D,
  kernel: Tensor4D,
  window: Window,
): { picture: Tensor4D; spacing: Tensor4D; padding: 'same' | 'valid' | number } {
  const spacing = spreadTaps(kernel, window.dilation ?? [1, 1]);
  if (window.pad === 'same') {
    return { picture: x, spacing, padding: 'same' };
  }
  const padding = slideWindow([x.shape[1], x.shape[2]], window)?.padding ?? [0, 0, 0, 0];
  if (isEven(padding, window)) {
    return { picture: x, spacing, padding: padding[0] === 0 ? 'valid' : padding[0] };
  }
  return { picture: padPicture(x, padding), spacing, padding: 'valid' };
}

/** Whether a kernel may be left to pad by one number: tfjs-core then takes height and vertical stride for both directions. */
function isEven([top, bottom, left, right]: readonly number[], { kernel, stride, dilation = [1, 1] }: Window): boolean {
  const alike = top === bottom && left === right && top === left;
  return alike && (top === 0 || (kernel[0] === kernel[1] && stride[0] === stride[1] && dilation[0] === dilation[1]));
}

function spreadTaps(kernel: Tensor4D, [down, across]: readonly [number, number]): Tensor4D {
  if (down === 1 && across === 1) {
    return kernel;
  }
  const [height, width, channels, filters] = kernel.shape;
  const depth = channels * filters;
  const rows = toShape(
    pad(toShape(kernel, [height, 1, width * depth]), [
      [0, 0],
      [0, down - 1],
      [0, 0],
    ]),
    [height * down, width, 1, depth],
  );
  const taps = toShape(
    pad(rows, [
      [0, 0],
      [0, 0],
      [0, across - 1],
      [0, 0],
    ]),
    [height * down, width * across, channels, filters],
  );
  return slice(toKernel(taps), [0, 0, 0, 0], [(height - 1) * down + 1, (width - 1) * across + 1, channels, filters]);
}

/** One window for each link, [height, width, links], to a kernel with zeros where there is no link. */
function connectedKernel(links: Tensor, table: readonly (readonly number[])[], channels: number): Tensor4D {
  const filters = table.length;
  const [height = 1, width = 1, count = 0] = links.shape;
  const places = new Float32Array(count * channels * filters);
  let link = 0;
  table.forEach((maps, filter) => {
    for (const map of maps) {
      places[link * channels * filters + map * filters + filter] = 1;
      link++;
    }
  });
  const placed = matMul(toShape(links, [height * width, count]), tensor(places, [count, channels * filters]));
  return toKernel(toShape(placed, [height, width, channels, filters]));
}
