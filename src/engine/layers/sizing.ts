import { concat, fill, matMul, mul, reverse, slice, tensor, transpose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Padding } from '#model/setting';
import { padPicture } from './convolution';
import { cannotCompute, inputOf, outputShape, type LayerCall } from './layer-call';
import { toPicture, toShape } from './picture';

/** The same numbers, row by row, in another shape. */
export function reshaping(call: LayerCall): Tensor {
  return toShape(inputOf(call), outputShape(call));
}

/** Larger by a whole factor, each pixel repeated or blended with its neighbours (pixel centres at halves). */
export function upsampling({ method }: { readonly method: string }, call: LayerCall): Tensor {
  const x = toPicture(inputOf(call));
  const [height = 1, width = 1] = call.output.shape;
  if (method !== 'bilinear') {
    return repeatPixels(x, [height / x.shape[1], width / x.shape[2]]);
  }
  // As two products, since tfjs-core's gradient of bilinear resizing exchanges height and width.
  const columns = blendLastAxis(blendLastAxis(x, [0, 2, 3, 1], height), [0, 3, 2, 1], width);
  return transpose(columns, [0, 1, 3, 2]);
}

/** Each pixel as a block of so many rows and columns. A product with ones, since tfjs-core's gradient of nearest resizing is wrong for oblong pictures. */
export function repeatPixels(x: Tensor4D, [down, across]: Pair): Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const rows = mul(toShape(x, [batch * height, 1, width, channels]), fill([1, down, 1, 1], 1));
  const pixels = mul(toShape(rows, [batch * height * down * width, 1, channels]), fill([1, across, 1], 1));
  return toPicture(toShape(pixels, [batch, height * down, width * across, channels]));
}

/** Zeros around the picture, or its own pixels mirrored at the edge pixel. */
export function paddingAround({ size, mode }: { readonly size: Padding; readonly mode: string }, call: LayerCall): Tensor {
  const x = toPicture(inputOf(call));
  if (size === 'same') {
    throw cannotCompute(call, 'padding', 'it needs sizes.');
  }
  const [top, bottom, left, right] = size;
  return mode === 'reflect' ? mirrored(mirrored(x, 1, [top, bottom]), 2, [left, right]) : padPicture(x, size);
}

type Pair = readonly [number, number];

/** A part of the picture, from its middle unless an offset is given. */
export function cropping({ size, offset }: { readonly size: Pair; readonly offset: Pair | null }, call: LayerCall): Tensor {
  const x = toPicture(inputOf(call));
  const [top, left] = offset ?? [Math.floor((x.shape[1] - size[0]) / 2), Math.floor((x.shape[2] - size[1]) / 2)];
  return slice(x, [0, top, left, 0], [x.shape[0], size[0], size[1], x.shape[3]]);
}

/** The axes in another order, counted from 1 as the batch is axis 0. */
export function permutation({ order }: { readonly order: readonly number[] | null }, call: LayerCall): Tensor {
  return transpose(inputOf(call), [0, ...(order ?? [])]);
}

/**
 * Channels to pixels: `y[i f + u, j f + v, c] = x[i, j, (u f + v) C + c]`.
 *
 * @see Shi et al. 2016, Real-time single image and video super-resolution using an efficient sub-pixel convolutional neural network
 */
export function pixelShuffle({ factor }: { readonly factor: number }, call: LayerCall): Tensor {
  const x = toPicture(inputOf(call));
  const [batch, height, width] = x.shape;
  const channels = call.output.shape[2] ?? 1;
  // Five axes at most, which every target can transpose: rows and columns take their turns.
  const rows = toShape(x, [batch * height, width, factor, factor * channels]);
  const columns = transpose(rows, [0, 2, 1, 3]);
  return toShape(columns, [batch, height * factor, width * factor, channels]);
}

/** Transposes so that the axis to be blended comes last, and blends it to a new size. */
function blendLastAxis(x: Tensor, order: number[], size: number): Tensor {
  const turned = transpose(x, order);
  const length = turned.shape.at(-1) ?? 1;
  const blended = matMul(toShape(turned, [x.size / length, length]), tensor(blendWeights(length, size), [length, size]));
  return toShape(blended, [...turned.shape.slice(0, -1), size]);
}

/** How much of each old pixel is in each new one: [length, size], the centre of new pixel i at (i + 1/2) length / size. */
function blendWeights(length: number, size: number): Float32Array {
  const weights = new Float32Array(length * size);
  for (let pixel = 0; pixel < size; pixel++) {
    const place = Math.min(Math.max(((pixel + 0.5) * length) / size - 0.5, 0), length - 1);
    const before = Math.floor(place);
    const after = Math.min(before + 1, length - 1);
    weights[before * size + pixel] = (weights[before * size + pixel] ?? 0) + 1 - (place - before);
    weights[after * size + pixel] = (weights[after * size + pixel] ?? 0) + place - before;
  }
  return weights;
}

/** Rows (axis 1) or columns (axis 2) mirrored at the outermost one, which is not repeated. tfjs-core's own gradient of this leaves the mirrored part out. */
function mirrored(x: Tensor, axis: 1 | 2, [before, after]: Pair): Tensor {
  const size = x.shape[axis] ?? 1;
  const part = (begin: number, length: number): Tensor =>
    reverse(slice(x, [0, 0, 0, 0].with(axis, begin), x.shape.with(axis, length)), axis);
  const parts = [...(before > 0 ? [part(1, before)] : []), x, ...(after > 0 ? [part(size - 1 - after, after)] : [])];
  return parts.length === 1 ? x : concat(parts, axis);
}
