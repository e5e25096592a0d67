import type { Operation, Program } from './program';
import { operationInputs } from './operation-inputs';

const viewKernels: ReadonlySet<string> = new Set(['Reshape', 'Identity', 'ExpandDims']);

/** Whether an operation gives its input's numbers back under another shape, so that a target needs no work and no memory for it. */
export function isView(operation: Operation): boolean {
  return viewKernels.has(operation.kernel);
}

/** For every value the value whose storage it shares: itself, or the one that it is a view of. */
export function storageOf(program: Program): readonly number[] {
  const storage = program.values.map((value) => value.id);
  for (const operation of program.operations) {
    const [input] = operationInputs(operation);
    const [output] = operation.outputs;
    if (isView(operation) && input !== undefined && output !== undefined) {
      storage[output] = storage[input] ?? input;
    }
  }
  return storage;
}
