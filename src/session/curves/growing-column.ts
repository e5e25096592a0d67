/** Numbers that are added at the end, sometimes cut off there, and read as one array. Memory at most doubles what is kept. */
export class GrowingColumn {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The numbers so far, not copied: it is valid until the next change. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length++;
  }

  /** The number at a place; NaN outside. */
  at(index: number): number {
    return index < 0 || index >= this.#length ? Number.NaN : (this.#values[index] ?? Number.NaN);
  }

  last(): number {
    return this.at(this.#length - 1);
  }

  /** Keeps the first `length` numbers. */
  cut(length: number): void {
    this.#length = Math.min(this.#length, length);
  }
}

/** How many of ascending numbers are at most `limit`. */
export function countUpTo(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
