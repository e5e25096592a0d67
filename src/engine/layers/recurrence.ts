import { add, fill, matMul, mul, sigmoid, split, stack, sub, tanh, unstack, type Tensor } from '@tensorflow/tfjs-core';
import type { ActivationKind } from '#model/layer-kind';
import { activate } from './activation';
import { inputOf, weightOf, type LayerCall } from './layer-call';
import { toSequence, toShape } from './picture';

/** How a recurrent layer goes from one step to the next. */
export interface Cell {
  /** How many vectors it carries from step to step; the first one is its output. */
  readonly carries: number;
  /** The vectors after a step, from `x W + b` of the step (all gates side by side) and the vectors before it. */
  readonly advance: (projected: Tensor, carried: readonly Tensor[], recurrent: RecurrentWeights) => readonly Tensor[];
}

/** What acts on the vector of the step before. */
export interface RecurrentWeights {
  /** [units, gates * units]. */
  readonly kernel: Tensor;
  readonly units: number;
}

/** `h' = act(x W + h U + b)`. */
export function plainCell(activation: ActivationKind): Cell {
  return {
    carries: 1,
    advance: (projected, [h = projected], { kernel }) => [activate(activation, add(projected, matMul(h, kernel)), false)],
  };
}

/**
 * `c' = f c + i g; h' = o tanh(c')`, the gates in the order i, f, g, o.
 *
 * @see Hochreiter, Schmidhuber 1997; Gers, Schmidhuber, Cummins 2000 for the forget gate f
 */
export const lstmCell: Cell = {
  carries: 2,
  advance: (projected, [h = projected, c = projected], { kernel }) => {
    const [i = c, f = c, g = c, o = c] = split(add(projected, matMul(h, kernel)), 4, 1);
    const next = add(mul(sigmoid(f), c), mul(sigmoid(i), tanh(g)));
    return [mul(sigmoid(o), tanh(next)), next];
  },
};

/**
 * `h' = z h + (1 - z) tanh(x W + (r h) U + b)`, the gates in the order z, r, candidate; r acts before the product.
 *
 * @see Cho et al. 2014, Learning phrase representations using RNN encoder-decoder
 */
export const gruCell: Cell = {
  carries: 1,
  advance: (projected, [h = projected], { kernel, units }) => {
    const [gateInput = projected, candidateInput = projected] = split(projected, [2 * units, units], 1);
    const [gateKernel = kernel, candidateKernel = kernel] = split(kernel, [2 * units, units], 1);
    const [z = h, r = h] = split(sigmoid(add(gateInput, matMul(h, gateKernel))), 2, 1);
    const candidate = tanh(add(candidateInput, matMul(mul(r, h), candidateKernel)));
    return [add(mul(z, h), mul(sub(1, z), candidate))];
  },
};

/** What one direction of a recurrent layer needs. */
export interface Recurrence {
  readonly cell: Cell;
  /** Every step's output, or only the last. */
  readonly sequence: boolean;
  /** From the last step to the first; outputs stay at their steps. */
  readonly backwards: boolean;
  /** In front of the names of the weights: `forward` makes `forwardKernel`. */
  readonly prefix: '' | 'forward' | 'backward';
}

/** Runs a cell over a sequence [batch, steps, features] from vectors of zeros. */
export function recur({ cell, sequence, backwards, prefix }: Recurrence, call: LayerCall): Tensor {
  const recurrent = weightOf(call, prefixed(prefix, 'recurrentKernel'));
  const [units] = recurrent.shape;
  const parts = projectedSteps(prefix, call);
  const zeros = fill([inputOf(call).shape[0], units], 0);
  let carried: readonly Tensor[] = Array.from({ length: cell.carries }, () => zeros);
  const outputs: Tensor[] = [];
  for (const part of backwards ? parts.toReversed() : parts) {
    carried = cell.advance(part, carried, { kernel: recurrent, units });
    outputs.push(carried[0] ?? zeros);
  }
  return sequence ? stack(backwards ? outputs.toReversed() : outputs, 1) : (outputs.at(-1) ?? zeros);
}

/** `x W + b` of each step, by one product for all of them. */
function projectedSteps(prefix: Recurrence['prefix'], call: LayerCall): Tensor[] {
  const x = toSequence(inputOf(call));
  const [batch, steps, features] = x.shape;
  const kernel = weightOf(call, prefixed(prefix, 'kernel'));
  const bias = call.weights.get(prefixed(prefix, 'bias'));
  const columns = kernel.size / features;
  const product = matMul(toShape(x, [batch * steps, features]), kernel);
  const projected = bias === undefined ? product : add(product, bias);
  return steps === 1 ? [projected] : unstack(toShape(projected, [batch, steps, columns]), 1);
}

function prefixed(prefix: Recurrence['prefix'], name: string): string {
  return prefix === '' ? name : `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
