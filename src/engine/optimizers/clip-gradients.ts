import { addN, div, maximum, mul, sqrt, square, sum, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Scales all gradients of an objective alike so that their common Euclidean norm is at most `limit`.
 *
 * @see Pascanu, Mikolov, Bengio 2013, On the difficulty of training recurrent neural networks
 */
export function clipGradients(gradients: readonly Tensor[], limit: number): Tensor[] {
  if (gradients.length === 0) {
    return [];
  }
  const norm = sqrt(addN(gradients.map((gradient) => sum(square(gradient)))));
  const scale = div(limit, maximum(norm, limit));
  return gradients.map((gradient) => mul(gradient, scale));
}
