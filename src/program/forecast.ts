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
  const storages = new StorageCount(program);
  let peakTemporaryBytes = 0;
  let peakOperation = -1;
  program.operations.forEach((operation, index) => {
    operation.outputs.forEach((value) => {
      storages.hold(storage[value] ?? value);
    });
    if (storages.aliveBytes > peakTemporaryBytes) {
      peakTemporaryBytes = storages.aliveBytes;
      peakOperation = index;
    }
    releasedAfter[index]?.forEach((value) => {
      storages.release(storage[value] ?? value);
    });
  });
  return { peakTemporaryBytes, peakOperation };
}

/** Counts who holds each storage that a run makes, and the bytes of those that somebody holds. */
class StorageCount {
  readonly #program: Program;
  readonly #given: ReadonlySet<number>;
  readonly #holders = new Map<number, number>();
  aliveBytes = 0;

  constructor(program: Program) {
    this.#program = program;
    this.#given = new Set([...program.inputs, ...program.constants].map((source) => source.value));
  }

  hold(root: number): void {
    this.#change(root, 1);
  }

  release(root: number): void {
    this.#change(root, -1);
  }

  #change(root: number, by: number): void {
    if (this.#given.has(root)) {
      return;
    }
    const before = this.#holders.get(root) ?? 0;
    this.#holders.set(root, before + by);
    this.aliveBytes += (Math.sign(before + by) - Math.sign(before)) * bytes(this.#program, root);
  }
}

function bytes(program: Program, id: number): number {
  const value = program.values[id];
  return value === undefined ? 0 : valueBytes(value);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
