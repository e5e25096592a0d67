import { GrowingColumn } from './growing-column';

/**
 * The exponential moving average of a column, corrected for its beginning at zero, as TensorBoard draws it:
 * `s_n = w s_(n-1) + (1 - w) v_n`, shown as `s_n / (1 - w^n)`. What is not finite is passed over and stays as it is.
 * Goes on where it was when the column has grown.
 *
 * @see Kingma and Ba 2015, section 3, for the correction
 */
export class SmoothedColumn {
  readonly weight: number;
  readonly #smoothed = new GrowingColumn();
  #average = 0;
  /** `w^n` after the n finite values so far. */
  #power = 1;

  /** @param weight of what was before, in [0, 1) */
  constructor(weight: number) {
    this.weight = weight;
  }

  /** The averages of all values of the column; it must be the same column at each call, and only have grown. */
  of(column: GrowingColumn): Float64Array {
    const { values } = column;
    for (let index = this.#smoothed.length; index < values.length; index++) this.#smoothed.push(this.#next(values[index] ?? Number.NaN));
    return this.#smoothed.values;
  }

  #next(value: number): number {
    if (!Number.isFinite(value)) return value;
    this.#average = this.weight * this.#average + (1 - this.weight) * value;
    this.#power *= this.weight;
    return this.#average / (1 - this.#power);
  }
}
