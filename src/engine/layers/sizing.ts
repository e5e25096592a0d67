import { image, mirrorPad, slice, transpose, type Tensor } from '@tensorflow/tfjs-core';
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
  return method === 'bilinear' ? image.resizeBilinear(x, [height, width], false, true) : image.resizeNearestNeighbor(x, [height, width]);
}

/** Zeros around the picture, or its own pixels mirrored at the edge pixel. */
export function paddingAround({ size, mode }: { readonly size: Padding; readonly mode: string }, call: LayerCall): Tensor {
  const x = toPicture(inputOf(call));
  if (size === 'same') {
    throw cannotCompute(call, 'padding', 'it needs sizes.');
  }
  const [top, bottom, left, right] = size;
  return mode === 'reflect' ? mirrorPad(x, [[0, 0], [top, bottom], [left, right], [0, 0]], 'reflect') : padPicture(x, size);
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
