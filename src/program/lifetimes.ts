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
  const kept = keptValues(program);
  const seen = new Set<number>();
  const releasedAfter: (readonly number[])[] = [];
  for (const operation of program.operations.toReversed()) {
    const touched = new Set([...operationInputs(operation), ...operation.outputs]);
    releasedAfter.push([...touched].filter((value) => !seen.has(value) && !kept.has(value)));
    touched.forEach((value) => seen.add(value));
  }
  const unusedFeeds = program.inputs.map((input) => input.value).filter((value) => !seen.has(value) && !kept.has(value));
  return { releasedAfter: releasedAfter.reverse(), unusedFeeds };
}

function keptValues(program: Program): Set<number> {
  const state = program.inputs.filter((input) => input.role === 'state');
  return new Set([...state, ...program.constants, ...program.outputs].map((part) => part.value));
}
