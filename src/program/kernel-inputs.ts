import type { Operation } from './program';

/** The input name under which the tensors of a kernel stand that takes nothing but a list of them (Concat, Pack, AddN). */
export const listInput = 'tensors';

/** The inputs of an operation as its kernel takes them: tensors by name, or the bare list where it takes nothing else. */
export function kernelInputs<T>(operation: Operation, valueOf: (value: number) => T): Record<string, T> | T[] {
  const list = operation.inputs[listInput];
  if (typeof list === 'object') {
    return list.map(valueOf);
  }
  const inputs: Record<string, T> = {};
  for (const [name, input] of Object.entries(operation.inputs)) {
    if (typeof input === 'number') {
      inputs[name] = valueOf(input);
    }
  }
  return inputs;
}
