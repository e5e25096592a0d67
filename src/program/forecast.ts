import { valueBytes } from './element-bytes';
import { computeLifetimes } from './lifetimes';
import { operationFlops } from './operation-flops';
import type { Program } from './program';
import { storageOf } from './views';

/** What a run of a program takes, known before anything is allocated. Bytes are those of the numbers themselves, without a target's overhead. */
export interface Forecast {
  readonly operations: number;
  /** Weights, slots and statistics, kept between runs. */
  readonly stateBytes: number;
  /** What is handed over with each run. */
  readonly feedBytes: number;
  readonly constantBytes: number;
  /** The most that values made during the run occupy at once, new state included: it replaces the old when the run has ended. */
  readonly peakTemporaryBytes: number;
  /** Index of the operation at which that peak is reached; -1 where nothing is made. */
  readonly peakOperation: number;
  /** State, feeds, constants and the peak together. */
  readonly totalBytes: number;
  readonly flops: number;
  /** Floating-point operations by scope (`LeNet5/C1`, `optimizer`, …), in the order of their first appearance. */
  readonly flopsByScope: ReadonlyMap<string, number>;
}

/** Forecasts memory and work of one run from shapes and lifetimes. */
export function forecast(program: Program): Forecast {
  const bytesOf = (role: 'state' | 'feed'): number =>
    sum(program.inputs.filter((input) => input.role === role).map((input) => bytes(program, input.value)));
  const stateBytes = bytesOf('state');
  const feedBytes = bytesOf('feed');
  const constantBytes = sum(program.constants.map((constant) => constant.data.byteLength));
  const { peakTemporaryBytes, peakOperation } = temporaryPeak(program);

  let flops = 0;
  const flopsByScope = new Map<string, number>();
  for (const operation of program.operations) {
    const own = operationFlops(program, operation);
    flops += own;
    flopsByScope.set(operation.scope, (flopsByScope.get(operation.scope) ?? 0) + own);
  }
  return {
    operations: program.operations.length,
    stateBytes,
    feedBytes,
    constantBytes,
    peakTemporaryBytes,
    peakOperation,
    totalBytes: stateBytes + feedBytes + constantBytes + peakTemporaryBytes,
    flops,
    flopsByScope,
  };
}

/** Walks the operations and counts the storage that is alive; storage is let go with the last view of it. */
function temporaryPeak(program: Program): { peakTemporaryBytes: number; peakOperation: number } {
  const storage = storageOf(program);
  const { releasedAfter } = computeLifetimes(program);
  const given = new Set([...program.inputs, ...program.constants].map((source) => source.value));
  const references = new Map<number, number>();
  let alive = 0;
  let peakTemporaryBytes = 0;
  let peakOperation = -1;
  program.operations.forEach((operation, index) => {
    for (const value of operation.outputs) {
      const root = storage[value] ?? value;
      const before = references.get(root) ?? 0;
      references.set(root, before + 1);
      if (before === 0 && !given.has(root)) {
        alive += bytes(program, root);
      }
    }
    if (alive > peakTemporaryBytes) {
      peakTemporaryBytes = alive;
      peakOperation = index;
    }
    for (const value of releasedAfter[index] ?? []) {
      const root = storage[value] ?? value;
      const left = (references.get(root) ?? 0) - 1;
      references.set(root, left);
      if (left === 0 && !given.has(root)) {
        alive -= bytes(program, root);
      }
    }
  });
  return { peakTemporaryBytes, peakOperation };
}

function bytes(program: Program, id: number): number {
  const value = program.values[id];
  return value === undefined ? 0 : valueBytes(value);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
