import { NeurozooError } from '#base/neurozoo-error';

/** More records than this do not wait for a full disk. */
const mostWaiting = 1_000_000;

/** A log whose records wait in memory while they cannot be written, and go out in order before the next one. */
export class PatientLog<R> {
  readonly #append: (record: R) => void;
  #waiting: R[] = [];

  /** @param append adds one record or throws, and then has not added it */
  constructor(append: (record: R) => void) {
    this.#append = append;
  }

  /** Takes the record in. @throws NeurozooError why it has to wait, with what came before it; the caller may go on */
  write(record: R): void {
    if (this.#waiting.length < mostWaiting) {
      this.#waiting.push(record);
    }
    this.flush();
  }

  /** Returning means that nothing waits. @throws NeurozooError ZOO3010 to ZOO3012 */
  flush(): void {
    let written = 0;
    try {
      for (const record of this.#waiting) {
        this.#append(record);
        written++;
      }
    } finally {
      this.#waiting = written === this.#waiting.length ? [] : this.#waiting.slice(written);
    }
  }
}

/** Does something that a training survives when the disk refuses it. @returns the refusal; undefined where there was none */
export function refusalOf(work: () => void): NeurozooError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof NeurozooError) {
      return error;
    }
    throw error;
  }
}
