/**
 * Linear least squares in double precision: gathers `X^T X` and `X^T T` row by row and solves them by a Cholesky decomposition in which directions
 * that the data do not span (pixels that are always 0) are left out, so that their weights are 0.
 */
export class NormalEquations {
  readonly #inputs: number;
  readonly #outputs: number;
  readonly #products: Float64Array;
  readonly #targets: Float64Array;

  constructor(inputs: number, outputs: number) {
    this.#inputs = inputs;
    this.#outputs = outputs;
    this.#products = new Float64Array(inputs * inputs);
    this.#targets = new Float64Array(inputs * outputs);
  }

  /** Takes in one sample. */
  add(row: readonly number[], target: readonly number[]): void {
    for (const [i, a] of row.entries()) {
      if (a === 0) {
        continue;
      }
      for (let j = 0; j <= i; j++) {
        const place = i * this.#inputs + j;
        this.#products[place] = (this.#products[place] ?? 0) + a * (row[j] ?? 0);
      }
      for (const [output, t] of target.entries()) {
        const place = i * this.#outputs + output;
        this.#targets[place] = (this.#targets[place] ?? 0) + a * t;
      }
    }
  }

  /** One row of weights for each input. */
  solve(): number[][] {
    const factor = this.#factorized();
    return transposed(
      Array.from({ length: this.#outputs }, (_, output) => this.#solveColumn(factor, output)),
      this.#inputs,
    );
  }

  /** L with `L L^T = X^T X`; a row whose pivot is nothing but rounding is all zeros. */
  #factorized(): Float64Array {
    const n = this.#inputs;
    const factor = this.#products.slice();
    for (let i = 0; i < n; i++) {
      const own = factor[i * n + i] ?? 0;
      for (let j = 0; j <= i; j++) {
        let sum = factor[i * n + j] ?? 0;
        for (let k = 0; k < j; k++) {
          sum -= (factor[i * n + k] ?? 0) * (factor[j * n + k] ?? 0);
        }
        if (i === j) {
          factor[i * n + i] = sum > own * negligible ? Math.sqrt(sum) : 0;
        } else {
          const pivot = factor[j * n + j] ?? 0;
          factor[i * n + j] = pivot === 0 ? 0 : sum / pivot;
        }
      }
    }
    return factor;
  }

  #solveColumn(factor: Float64Array, output: number): number[] {
    const n = this.#inputs;
    const solution = new Array<number>(n).fill(0);
    for (let i = 0; i < n; i++) {
      let sum = this.#targets[i * this.#outputs + output] ?? 0;
      for (let k = 0; k < i; k++) {
        sum -= (factor[i * n + k] ?? 0) * (solution[k] ?? 0);
      }
      const pivot = factor[i * n + i] ?? 0;
      solution[i] = pivot === 0 ? 0 : sum / pivot;
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = solution[i] ?? 0;
      for (let k = i + 1; k < n; k++) {
        sum -= (factor[k * n + i] ?? 0) * (solution[k] ?? 0);
      }
      const pivot = factor[i * n + i] ?? 0;
      solution[i] = pivot === 0 ? 0 : sum / pivot;
    }
    return solution;
  }
}

/** A pivot below this share of its diagonal is rounding: the direction is a combination of earlier ones. */
const negligible = 1e-10;

function transposed(columns: readonly (readonly number[])[], rows: number): number[][] {
  return Array.from({ length: rows }, (_, row) => columns.map((column) => column[row] ?? 0));
}
