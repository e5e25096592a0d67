import { engine, type Tensor } from '@tensorflow/tfjs-core';

/** A value, and its gradient with respect to each tensor; undefined for one that the value does not depend on. */
export interface ValueAndGradients {
  readonly value: Tensor;
  readonly gradients: readonly (Tensor | undefined)[];
}

/** Computes a scalar and its gradients. What was computed before the call counts as constant. */
export function valueAndGradients(compute: () => Tensor, over: readonly Tensor[]): ValueAndGradients {
  if (over.length === 0) {
    return { value: compute(), gradients: [] };
  }
  const { value, grads } = engine().gradients(compute, [...over], undefined, true);
  // The engine's types hide that a tensor without influence gets no gradient.
  const gradients: readonly (Tensor | undefined)[] = grads;
  return { value, gradients };
}

/** The gradient of a scalar with respect to one tensor; it can be differentiated again. */
export function gradientOf(compute: (x: Tensor) => Tensor, x: Tensor): Tensor {
  const [gradient = x] = engine().gradients(() => compute(x), [x]).grads;
  return gradient;
}
