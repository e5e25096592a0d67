import type { TensorData } from '#base/tensor-data';
import type { EquationNode, Operator } from '#model/equation';
import type { Recipe } from '#model/recipe';

/** Reads what a sample's outputs should be: so many numbers. Undefined where the batch lacks a field. */
export type TargetReader = (batch: Readonly<Record<string, TensorData>>, sample: number, outputs: number) => number[] | undefined;

/**
 * How a target is read that is made of the data alone: a field, numbers, `onehot(label, 10)`, and sums and products of these, as in
 * `2 * onehot(label, 10) - 1`. Undefined for every other equation.
 */
export function targetReader(recipe: Recipe, node: EquationNode | undefined): TargetReader | undefined {
  switch (node?.kind) {
    case 'field':
      return ofField(node.field);
    case 'number':
      return (_, __, outputs) => new Array<number>(outputs).fill(node.value);
    case 'function':
      return node.function === 'onehot' ? ofClasses(recipe.values[node.inputs[0] ?? -1]) : undefined;
    case 'operator':
      return ofOperator(recipe, node);
    default:
      return undefined;
  }
}

function ofField(field: string): TargetReader {
  return (batch, sample, outputs) => {
    const values = batch[field]?.data;
    return values && Array.from({ length: outputs }, (_, output) => values[sample * outputs + output] ?? 0);
  };
}

/** 1 at the sample's class and 0 elsewhere. */
function ofClasses(labels: EquationNode | undefined): TargetReader | undefined {
  if (labels?.kind !== 'field') {
    return undefined;
  }
  return (batch, sample, outputs) => {
    const values = batch[labels.field]?.data;
    return values && Array.from({ length: outputs }, (_, output) => (values[sample] === output ? 1 : 0));
  };
}

function ofOperator(recipe: Recipe, node: Extract<EquationNode, { kind: 'operator' }>): TargetReader | undefined {
  const arithmetic = operations[node.operator];
  const [left, right = left] = node.inputs.map((input) => targetReader(recipe, recipe.values[input]));
  if (arithmetic === undefined || left === undefined || right === undefined) {
    return undefined;
  }
  return (batch, sample, outputs) => {
    const second = right(batch, sample, outputs);
    return left(batch, sample, outputs)?.map((value, output) => arithmetic(value, second?.[output] ?? 0));
  };
}

const operations: Readonly<Partial<Record<Operator, (a: number, b: number) => number>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  negate: (a) => -a,
};
