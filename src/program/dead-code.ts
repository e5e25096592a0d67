import { operationInputs } from './operation-inputs';
import type { Operation, Program } from './program';
import { renumber } from './renumber';

/** The same program without the operations and constants that no output depends on. Its inputs stay, read or not: they are its signature. */
export function removeDeadCode(program: Program): Program {
  const wanted = new Set(program.outputs.map((output) => output.value));
  const operations: Operation[] = [];
  for (const operation of program.operations.toReversed()) {
    if (operation.outputs.some((value) => wanted.has(value))) {
      operations.push(operation);
      for (const value of operationInputs(operation)) {
        wanted.add(value);
      }
    }
  }
  return renumber({
    ...program,
    constants: program.constants.filter((constant) => wanted.has(constant.value)),
    operations: operations.toReversed(),
  });
}
