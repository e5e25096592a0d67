import type { Budget } from '#base/budget';

/** Where and with what a data set is opened. */
export interface ReadContext {
  /** The folder of the `.zoo` file: paths in it are relative to this. */
  readonly directory: string;
  /** Decides the split and everything else that is drawn once for the data set. Unsigned 32-bit integer. */
  readonly seed: number;
  /** What may be allocated for the data. */
  readonly budget: Budget;
  /** Folders in which collections such as Fashion-MNIST are looked for, before their usual places. Left out: those that NEUROZOO_DATA names. */
  readonly dataRoots?: readonly string[];
  /** With `folds`: which fold is the validation part, from 0. Left out: 0. */
  readonly fold?: number;
  /** Told after each file of a folder: how many of how many are read. */
  readonly onProgress?: (done: number, total: number) => void;
}
