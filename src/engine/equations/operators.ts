import { add, div, equal, greater, greaterEqual, less, lessEqual, mul, neg, notEqual, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { Operator } from '#model/equation';
import { toFloat } from '../gradient-flow';
import { combine } from '../layers/merging';

type Combination = (a: Tensor, b: Tensor) => Tensor;

const combinations: Readonly<Record<Exclude<Operator, 'negate'>, Combination>> = {
  '+': (a, b) => add(a, b),
  '-': (a, b) => sub(a, b),
  '*': (a, b) => mul(a, b),
  '/': (a, b) => div(a, b),
  '<': (a, b) => toFloat(less(a, b)),
  '<=': (a, b) => toFloat(lessEqual(a, b)),
  '>': (a, b) => toFloat(greater(a, b)),
  '>=': (a, b) => toFloat(greaterEqual(a, b)),
  '==': (a, b) => toFloat(equal(a, b)),
  '!=': (a, b) => toFloat(notEqual(a, b)),
};

/** Applies an operator of an equation. Comparisons give 0 or 1; shapes behind the batch broadcast from the right. */
export function applyOperator(operator: Operator, inputs: readonly [Tensor, Tensor]): Tensor {
  const [a, b] = inputs;
  return operator === 'negate' ? neg(toFloat(a)) : combine(combinations[operator], toFloat(a), toFloat(b));
}
