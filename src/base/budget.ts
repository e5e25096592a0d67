/** What a reader may take from the machine, and what it has taken. Checked before anything is allocated. */
export class Budget {
  readonly limitBytes: number;
  #takenBytes = 0;

  constructor(limitBytes: number) {
    this.limitBytes = limitBytes;
  }

  get takenBytes(): number {
    return this.#takenBytes;
  }

  get leftBytes(): number {
    return this.limitBytes - this.#takenBytes;
  }

  /** Whether `bytes` more are allowed; takes them if so. Not finite, negative or fractional requests are refused. */
  take(bytes: number): boolean {
    if (!Number.isSafeInteger(bytes) || bytes < 0 || bytes > this.leftBytes) {
      return false;
    }
    this.#takenBytes += bytes;
    return true;
  }

  /** Gives back bytes that are no longer held. */
  release(bytes: number): void {
    this.#takenBytes = Math.max(0, this.#takenBytes - bytes);
  }
}
