import { add, addN, concat, matMul, mul, sub, type Tensor } from '@tensorflow/tfjs-core';
import { toFloat } from '../gradient-flow';
import { inputOf, type LayerCall } from './layer-call';
import { toShape } from './picture';

/** The sum of all inputs. */
export function addition(call: LayerCall): Tensor {
  const [first = inputOf(call), ...others] = call.inputs;
  const alike = others.every((other) => other.shape.join() === first.shape.join());
  return alike && others.length > 1 ? addN([first, ...others]) : others.reduce((sum, other) => combine(add, sum, other), first);
}

/** The first input less the second. */
export function subtraction(call: LayerCall): Tensor {
  return combine(sub, inputOf(call, 0), inputOf(call, 1));
}

/** The product of all inputs, number by number. */
export function multiplication(call: LayerCall): Tensor {
  const [first = inputOf(call), ...others] = call.inputs;
  return others.reduce((product, other) => combine(mul, product, other), first);
}

/** Side by side along the last axis. */
export function concatenation(call: LayerCall): Tensor {
  const tensors = call.inputs.map(toFloat);
  return tensors.length === 1 ? inputOf(call) : concat(tensors, inputOf(call).shape.length - 1);
}

/** `scale x + shift`. */
export function linearMap({ scale, shift }: { readonly scale: number; readonly shift: number }, call: LayerCall): Tensor {
  const x = toFloat(inputOf(call));
  const scaled = scale === 1 ? x : mul(x, scale);
  return shift === 0 ? scaled : add(scaled, shift);
}

/**
 * How strongly each two channels go together: the sum over height and width of their products.
 *
 * @param x [batch, height, width, channels]
 * @returns [batch, channels, channels]
 */
export function gramMatrix(x: Tensor): Tensor {
  const [batch = 1, , , channels = 1] = x.shape;
  const flat = toShape(x, [batch, x.size / (batch * channels), channels]);
  return matMul(flat, flat, true, false);
}

/** Applies an operator to two tensors whose shapes behind the batch broadcast from the right. */
export function combine(operator: (a: Tensor, b: Tensor) => Tensor, a: Tensor, b: Tensor): Tensor {
  const rank = Math.max(a.shape.length, b.shape.length);
  return operator(withRank(a, rank), withRank(b, rank));
}

/** Axes of 1 behind the batch, so that it has so many axes; a lone number stays. */
export function withRank(x: Tensor, rank: number): Tensor {
  const [batch, ...inner] = x.shape;
  if (x.shape.length === 0 || x.shape.length >= rank) {
    return x;
  }
  return toShape(x, [batch, ...Array.from({ length: rank - x.shape.length }, () => 1), ...inner]);
}
