import type { AugmentationSpec } from '#model/dataset-recipe';
import type { Parts } from './parts';
import type { Samples } from './samples';
import type { FloatScale, PixelScale } from './scaling';

/**
 * A data set that has been read, as plain data: everything that decides its batches. Its large arrays lie in shared memory, so handing it to
 * another thread copies nothing, and batches made there are the same bit by bit.
 */
export type PreparedData = PreparedSamples | PreparedPairs | PreparedTogether;

/** Data that were read from a source or generated, whole and in memory, with how each part is scaled and augmented. It can be given to a thread. */
export interface PreparedSamples {
  readonly kind: 'samples';
  readonly name: string;
  /** For what is drawn where a batch is asked for without a draw. */
  readonly seed: number;
  readonly samples: Samples;
  readonly parts: Parts;
  /** How the bytes of pixels become values, by the name of the column. */
  readonly scales: Readonly<Record<string, PixelScale>>;
  /** How columns of numbers were scaled, by name, so that new numbers can be brought to the same scale; without the columns that stay as they are. */
  readonly floatScales: Readonly<Record<string, FloatScale>>;
  readonly augmentations: readonly AugmentationSpec[];
  readonly fingerprint: string;
}

/** `pairs(d)` and `triplets(d)`. */
export interface PreparedPairs {
  readonly kind: 'pairs' | 'triplets';
  readonly name: string;
  readonly seed: number;
  readonly of: PreparedData;
  readonly fingerprint: string;
}

/** `together(a = d1, b = d2)` and `unpaired(…)`: members side by side, drawn independently. */
export interface PreparedTogether {
  readonly kind: 'together';
  readonly name: string;
  readonly seed: number;
  readonly members: readonly { readonly prefix: string; readonly data: PreparedData }[];
  readonly fingerprint: string;
}
