import type { Operation } from './program';

/** The values that an operation reads, in the order of its input names; a value that is read twice stands twice. */
export function operationInputs(operation: Operation): number[] {
  const inputs: number[] = [];
  for (const input of Object.values(operation.inputs)) {
    if (typeof input === 'number') {
      inputs.push(input);
    } else if (input !== undefined) {
      inputs.push(...input);
    }
  }
  return inputs;
}

/** The same operation with its inputs and outputs renamed. */
export function renameValues(operation: Operation, rename: (value: number) => number): Operation {
  const inputs: Record<string, number | readonly number[] | undefined> = {};
  for (const [name, input] of Object.entries(operation.inputs)) {
    inputs[name] = input === undefined ? undefined : typeof input === 'number' ? rename(input) : input.map(rename);
  }
  return { ...operation, inputs, outputs: operation.outputs.map(rename) };
}
