/** A curve of any length in bounded memory: when it is full, neighbours become their mean. */
export class ThinnedCurve {
  readonly #limit: number;
  #values: number[] = [];
  #stride = 1;
  #sum = 0;
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get values(): readonly number[] {
    return this.#values;
  }

  add(value: number): void {
    this.#sum += value;
    this.#count++;
    if (this.#count < this.#stride) {
      return;
    }
    this.#values.push(this.#sum / this.#count);
    this.#sum = 0;
    this.#count = 0;
    if (this.#values.length >= this.#limit) {
      this.#values = Array.from(
        { length: this.#limit >> 1 },
        (_, index) => ((this.#values[2 * index] ?? 0) + (this.#values[2 * index + 1] ?? 0)) / 2,
      );
      this.#stride *= 2;
    }
  }
}
