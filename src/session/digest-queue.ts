import type { Disposable } from '#base/disposable';
import type { RunDigest } from '#protocol/pages/runs-page';
import type { RunDirectory } from '#store/run-directory';
import { DigestReader } from './run-digest';

/** How long the process reads before it does something else, in milliseconds. */
const turnMs = 12;

/** A run of which more is asked. */
export interface DigestOrder {
  readonly key: string;
  readonly directory: RunDirectory;
  /** Equal as long as there is nothing new to read. */
  readonly mark: string;
  /** More will be written. */
  readonly isLiving: boolean;
}

/** Reads the digests of runs a little at a time. */
export interface DigestQueue extends Disposable {
  /** What is wanted now, the most urgent first; what was wanted before and is not any more is left. */
  order(orders: readonly DigestOrder[]): void;
  /** Everything read so far, to tell a page that is shown again. */
  known(): readonly RunDigest[];
}

/** @param onDidRead digests that are new, a few at a time */
export function createDigestQueue(onDidRead: (digests: readonly RunDigest[]) => void): DigestQueue {
  return new TurnQueue(onDidRead);
}

interface Kept {
  readonly mark: string;
  readonly digest: RunDigest;
}

class TurnQueue implements DigestQueue {
  readonly #onDidRead: (digests: readonly RunDigest[]) => void;
  readonly #kept = new Map<string, Kept>();
  readonly #readers = new Map<string, DigestReader>();
  #orders: readonly DigestOrder[] = [];
  #turn: NodeJS.Immediate | undefined;

  constructor(onDidRead: (digests: readonly RunDigest[]) => void) {
    this.#onDidRead = onDidRead;
  }

  order(orders: readonly DigestOrder[]): void {
    this.#orders = orders.filter(({ key, mark }) => this.#kept.get(key)?.mark !== mark);
    if (this.#orders.length > 0) this.#turn ??= setImmediate(() => this.#work());
  }

  known(): readonly RunDigest[] {
    return [...this.#kept.values()].map(({ digest }) => digest);
  }

  dispose(): void {
    if (this.#turn !== undefined) clearImmediate(this.#turn);
    this.#orders = [];
  }

  #work(): void {
    this.#turn = undefined;
    const end = performance.now() + turnMs;
    const fresh: RunDigest[] = [];
    while (this.#orders.length > 0 && performance.now() < end) fresh.push(...this.#readFirst());
    if (fresh.length > 0) this.#onDidRead(fresh);
    if (this.#orders.length > 0) this.#turn ??= setImmediate(() => this.#work());
  }

  /** One piece of the most urgent run. */
  #readFirst(): readonly RunDigest[] {
    const [order, ...rest] = this.#orders;
    if (order === undefined) return [];
    const { key, directory, mark, isLiving } = order;
    const reader = this.#readers.get(key) ?? new DigestReader(directory);
    this.#readers.set(key, reader);
    try {
      if (reader.readPiece()) return [];
    } catch {
      // Its row tells that the run cannot be read; what was read until then is still shown.
      this.#readers.delete(key);
    }
    this.#orders = rest;
    if (!isLiving) this.#readers.delete(key);
    const digest = reader.digest(key);
    this.#kept.set(key, { mark, digest });
    return [digest];
  }
}
