import { operationInputs, renameValues } from './operation-inputs';
import type { Program, ProgramValue } from './program';

/** The same program without the values that nothing mentions, numbered so that `values[i].id === i`, in their old order. */
export function renumber(program: Program): Program {
  const mentioned = new Set<number>();
  for (const part of [...program.inputs, ...program.constants, ...program.outputs]) {
    mentioned.add(part.value);
  }
  for (const operation of program.operations) {
    for (const value of [...operationInputs(operation), ...operation.outputs]) {
      mentioned.add(value);
    }
  }

  const values: ProgramValue[] = [];
  const numbers = new Map<number, number>();
  for (const value of program.values) {
    if (mentioned.has(value.id)) {
      numbers.set(value.id, values.length);
      values.push({ ...value, id: values.length });
    }
  }
  const rename = (value: number): number => numbers.get(value) ?? value;
  return {
    name: program.name,
    values,
    inputs: program.inputs.map((input) => ({ ...input, value: rename(input.value) })),
    constants: program.constants.map((constant) => ({ ...constant, value: rename(constant.value) })),
    operations: program.operations.map((operation) => renameValues(operation, rename)),
    outputs: program.outputs.map((output) => ({ ...output, value: rename(output.value) })),
  };
}
