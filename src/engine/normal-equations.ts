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
    const columns = Array.from({ length: this.#outputs }, (_, output) => {
      const target = Float64Array.from({ length: this.#inputs }, (__, input) => this.#targets[input * this.#outputs + output] ?? 0);
      return solveTriangles(factor, target);
    });
    return Array.from({ length: this.#inputs }, (_, row) => columns.map((column) => column[row] ?? 0));
  }

  /** The rows of L with `L L^T = X^T X`; a pivot that is nothing but rounding is 0. */
  #factorized(): Float64Array[] {
    const n = this.#inputs;
    const rows: Float64Array[] = [];
    for (let i = 0; i < n; i++) {
      const row = this.#products.slice(i * n, i * n + i + 1);
      const own = at(row, i);
      for (const [j, other] of rows.entries()) {
        const pivot = at(other, j);
        row[j] = pivot === 0 ? 0 : (at(row, j) - dot(row, other, j)) / pivot;
      }
      const rest = own - dot(row, row, i);
      row[i] = rest > own * negligible ? Math.sqrt(rest) : 0;
      rows.push(row);
    }
    return rows;
  }
}

/** A pivot below this share of its diagonal is rounding: the direction is a combination of earlier ones. */
const negligible = 1e-10;

/** The x with `L L^T x = target`; 0 where the pivot is 0. */
function solveTriangles(rows: readonly Float64Array[], target: Float64Array): Float64Array {
  const solution = target.slice();
  for (const [i, row] of rows.entries()) {
    const pivot = at(row, i);
    solution[i] = pivot === 0 ? 0 : (at(solution, i) - dot(row, solution, i)) / pivot;
  }
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] ?? solution;
    const pivot = at(row, i);
    const value = pivot === 0 ? 0 : at(solution, i) / pivot;
    solution[i] = value;
    for (let k = 0; k < i; k++) {
      solution[k] = at(solution, k) - at(row, k) * value;
    }
  }
  return solution;
}

/** The product of the first so many numbers. */
function dot(a: Float64Array, b: Float64Array, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) {
    sum += at(a, index) * at(b, index);
  }
  return sum;
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}
