import { add, elu, erf, leakyRelu, mul, relu, sigmoid, sign, softmax, softplus, step, sub, tanh, type Tensor } from '@tensorflow/tfjs-core';
import { assertNever } from '#base/assert-never';
import type { ActivationKind } from '#model/layer-kind';
import { straightThrough } from '../gradient-flow';

/** What an activation written as a bare name does, with the default settings of its layer. */
export function activate(kind: ActivationKind, x: Tensor, passesThresholds: boolean): Tensor {
  switch (kind) {
    case 'linear':
      return x;
    case 'sigmoid':
      return sigmoid(x);
    case 'tanh':
      return tanh(x);
    case 'relu':
      return relu(x);
    case 'leakyrelu':
      return leakyRelu(x, 0.1);
    case 'elu':
      return exponentialUnit(x, 1);
    case 'softmax':
      return softmax(x);
    case 'softplus':
      return softplus(x);
    case 'swish':
      return mul(x, sigmoid(x));
    case 'gelu':
      return gaussianUnit(x);
    case 'step':
      return threshold(x, (value) => step(value), passesThresholds);
    case 'sign':
      return threshold(x, (value) => sign(value), passesThresholds);
    case 'lecuntanh':
      return mul(tanh(mul(x, 2 / 3)), 1.7159);
    default:
      return assertNever(kind);
  }
}

/** `x` above 0, `alpha (e^x - 1)` below. */
export function exponentialUnit(x: Tensor, alpha: number): Tensor {
  return alpha === 1 ? elu(x) : add(relu(x), mul(sub(elu(x), relu(x)), alpha));
}

/** `x Phi(x)` with the distribution function of the normal distribution: `x (1 + erf(x / sqrt 2)) / 2`. */
export function gaussianUnit(x: Tensor): Tensor {
  return mul(mul(x, 0.5), add(erf(mul(x, Math.SQRT1_2)), 1));
}

/** A function with slope 0 nearly everywhere: no gradient passes, or all of it does. */
export function threshold(x: Tensor, compute: (x: Tensor) => Tensor, passes: boolean): Tensor {
  return passes ? straightThrough(x, compute) : compute(x);
}
