import { reshape, type Tensor, type Tensor3D, type Tensor4D } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';

/** A picture for each sample, [batch, height, width, channels]. */
export function toPicture(x: Tensor): Tensor4D {
  if (isPicture(x)) {
    return x;
  }
  throw new NeurozooError({ code: 'ZOO4108', message: `A tensor of ${x.shape.join('x')} comes where a batch of pictures is needed.` });
}

/** A kernel of four axes. */
export function toKernel(x: Tensor): Tensor4D {
  return toPicture(x);
}

/** Numbers in order, in another shape. */
export function toShape(x: Tensor, shape: readonly number[]): Tensor {
  return x.shape.length === shape.length && x.shape.every((size, axis) => size === shape[axis]) ? x : reshape(x, [...shape]);
}

/** A sequence or matrix for each sample, [batch, rows, columns]. */
export function toSequence(x: Tensor): Tensor3D {
  if (isSequence(x)) {
    return x;
  }
  throw new NeurozooError({ code: 'ZOO4108', message: `A tensor of ${x.shape.join('x')} comes where a batch of sequences is needed.` });
}

function isPicture(x: Tensor): x is Tensor4D {
  return x.shape.length === 4;
}

function isSequence(x: Tensor): x is Tensor3D {
  return x.shape.length === 3;
}
