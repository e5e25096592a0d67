import type { Budget } from '#base/budget';
import { checkedProduct } from '#base/checked';
import { NeurozooError } from '#base/neurozoo-error';

/** What is allocated, for whom: the thing is named in the message when it does not fit. */
export interface Allocation {
  readonly budget: Budget;
  /** Completes "… needs 12 MB": "the pictures of train-images". */
  readonly purpose: string;
  readonly file?: string;
}

/** Zeroed bytes in shared memory, announced to the budget first. @throws NeurozooError ZOO2003 */
export function allocateBytes(count: number, allocation: Allocation): Uint8Array {
  announce(count, allocation);
  return new Uint8Array(new SharedArrayBuffer(count));
}

/** Zeroed float32 values in shared memory, announced to the budget first. @throws NeurozooError ZOO2003 */
export function allocateFloats(count: number, allocation: Allocation): Float32Array {
  const bytes = announce(checkedProduct([count, 4]), allocation);
  return new Float32Array(new SharedArrayBuffer(bytes));
}

/** Zeroed int32 values in shared memory, announced to the budget first. @throws NeurozooError ZOO2003 */
export function allocateIntegers(count: number, allocation: Allocation): Int32Array {
  const bytes = announce(checkedProduct([count, 4]), allocation);
  return new Int32Array(new SharedArrayBuffer(bytes));
}

/** Takes the bytes from the budget, for memory that something else allocates. @throws NeurozooError ZOO2003 */
export function announce(bytes: number | undefined, allocation: Allocation): number {
  if (bytes !== undefined && allocation.budget.take(bytes)) {
    return bytes;
  }
  const wanted = bytes === undefined ? 'more memory than can be counted' : formatBytes(bytes);
  throw new NeurozooError({
    code: 'ZOO2003',
    message: `${capitalized(allocation.purpose)} needs ${wanted}; ${formatBytes(allocation.budget.leftBytes)} of the ${formatBytes(allocation.budget.limitBytes)} allowed for data are left.`,
    hint: 'Use a smaller size, fewer samples or fewer columns, or allow more memory for data.',
    ...(allocation.file === undefined ? {} : { file: allocation.file }),
  });
}

/** `47 MB`, `12 kB`, `80 bytes`: decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) {
    return `${(bytes / 1e9).toFixed(1)} GB`;
  }
  if (bytes >= 1e6) {
    return `${(bytes / 1e6).toFixed(bytes >= 1e7 ? 0 : 1)} MB`;
  }
  return bytes >= 1e4 ? `${(bytes / 1e3).toFixed(0)} kB` : `${String(bytes)} bytes`;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
