import type { LayerInference } from './layer-description';
import type { TensorType } from './tensor-type';

/** The window of input pixels that one number of a tensor sees. */
export interface ReceptiveField {
  /** Height and width in input pixels. */
  readonly size: readonly [number, number];
  /** How far the windows of neighbouring numbers lie apart, in input pixels. */
  readonly jump: readonly [number, number];
  /** Height and width of the input picture. */
  readonly picture: readonly [number, number];
}

/** The field of a network's input: one pixel of a picture; undefined where the input is no picture. */
export function inputField(type: TensorType): ReceptiveField | undefined {
  const [height, width, channels, ...more] = type.shape;
  return height === undefined || width === undefined || channels === undefined || more.length > 0
    ? undefined
    : { size: [1, 1], jump: [1, 1], picture: [height, width] };
}

/**
 * The field behind a layer: `size += (kernel - 1) * jump; jump *= stride` (Araujo et al. 2019, Computing receptive fields of convolutional neural
 * networks). Where several tensors meet, the largest window counts. A layer that sees everything has the whole picture, or its inputs' window if that
 * is larger: windows are not cut at the edge of the picture.
 *
 * @param inputs the fields of the layer's inputs, undefined for tensors without one
 * @returns undefined where no input has a window
 */
export function growField(inputs: readonly (ReceptiveField | undefined)[], field: LayerInference['field']): ReceptiveField | undefined {
  const known = inputs.filter((input) => input !== undefined);
  const [first] = known;
  if (first === undefined) {
    return undefined;
  }
  const size = [Math.max(...known.map((input) => input.size[0])), Math.max(...known.map((input) => input.size[1]))] as const;
  if (field === undefined) {
    return { ...first, size };
  }
  if (field === 'all') {
    return { ...first, size: [Math.max(size[0], first.picture[0]), Math.max(size[1], first.picture[1])] };
  }
  return {
    size: [grow(size[0], field.kernel[0], first.jump[0]), grow(size[1], field.kernel[1], first.jump[1])],
    jump: [first.jump[0] * field.stride[0], first.jump[1] * field.stride[1]],
    picture: first.picture,
  };
}

/** Whole pixels: behind an enlargement a window may reach into part of a pixel. */
function grow(size: number, kernel: number, jump: number): number {
  return Math.ceil(size + (kernel - 1) * jump - 1e-9);
}
