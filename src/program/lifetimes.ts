import type { Program } from './program';
import { operationInputs } from './operation-inputs';

/** When each value of a program can be let go. */
export interface Lifetimes {
  /**
   * For each operation, the values that nothing reads after it: inputs read for the last time, and outputs that nobody wants. State,
   * constants and the program's outputs are never among them; a feed is.
   */
  readonly releasedAfter: readonly (readonly number[])[];
  /** Feeds that no operation reads and no output gives back; they can be let go at once. */
  readonly unusedFeeds: readonly number[];
}

/** Computes the lifetimes of a program's values, each named by its id (views are values of their own: count references to the storage). */
export function computeLifetimes(program: Program): Lifetimes {
  const kept = new Set<number>();
  for (const input of program.inputs) {
    if (input.role === 'state') {
      kept.add(input.value);
    }
  }
  for (const constant of program.constants) {
    kept.add(constant.value);
  }
  for (const output of program.outputs) {
    kept.add(output.value);
  }

  const releasedAfter: number[][] = program.operations.map(() => []);
  const seen = new Set<number>();
  for (let index = program.operations.length - 1; index >= 0; index--) {
    const operation = program.operations[index];
    if (operation === undefined) {
      continue;
    }
    for (const value of [...operationInputs(operation), ...operation.outputs]) {
      if (!seen.has(value)) {
        seen.add(value);
        if (!kept.has(value)) {
          releasedAfter[index]?.push(value);
        }
      }
    }
  }
  const unusedFeeds = program.inputs.map((input) => input.value).filter((value) => !seen.has(value) && !kept.has(value));
  return { releasedAfter, unusedFeeds };
}
