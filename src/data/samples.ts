/**
 * What a reader gives: samples side by side in columns, as compact as their files. The arrays lie in shared memory, so that a thread that
 * prepares batches sees them without a copy; after reading nobody writes to them.
 */
export interface Samples {
  readonly count: number;
  readonly columns: readonly Column[];
  /** The number of the first sample of the source's own test part, or null where it has none. Training samples come first. */
  readonly testStart: number | null;
  /** Names of the classes of the `label` column; numbers where the source has no names. */
  readonly classNames: readonly string[];
  /** Where it was read from, for people. */
  readonly origin: string;
  /** sha256 over the bytes that were read. */
  readonly contentHash: string;
  /** Files that were passed over, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** The values of one field. `input` columns are scaled and augmented, `target` columns are what is to be predicted. */
export type Column = PixelColumn | FloatColumn | ClassColumn;

/** Pixels of all samples one after another, a byte each, 0 to 255: a quarter of the memory of what they become in a batch. */
export interface PixelColumn {
  readonly kind: 'pixels';
  readonly name: string;
  readonly role: 'input';
  /** Without the sample axis; height x width x channels for pictures. */
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** Numbers of all samples one after another, each sample of one `shape` without the sample axis. */
export interface FloatColumn {
  readonly kind: 'floats';
  readonly name: string;
  readonly role: 'input' | 'target';
  readonly shape: readonly number[];
  /** Of a table's row: what each number is called. */
  readonly featureNames?: readonly string[];
  readonly data: Float32Array;
}

/** The class of every sample, an index from 0 to below `classes`. */
export interface ClassColumn {
  readonly kind: 'classes';
  readonly name: string;
  readonly role: 'target';
  /** One label a sample. */
  readonly classes: number;
  readonly data: Int32Array;
}

/** Whether a column holds pictures, which augmentations change. */
export function isPicture(column: Column): boolean {
  return column.kind !== 'classes' && column.role === 'input' && column.shape.length === 3;
}
