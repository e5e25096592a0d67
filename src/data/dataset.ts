import type { Disposable } from '#base/disposable';
import type { TensorData } from '#base/tensor-data';
import type { Field } from '#model/dataset-recipe';

/** The parts of a data set: what is trained on, what decides about the training, what is measured once at its end. */
export type PartName = 'train' | 'val' | 'test';

/** Values by field, each with the batch axis in front. */
export type Batch = Readonly<Record<string, TensorData>>;

/** Where the random numbers of augmentation and pairing come from: a pure function of these, so that a resumed run sees the same pictures. */
export interface DrawKey {
  readonly seed: number;
  readonly epoch: number;
}

/** A data set that has been read: split, scaled, ready to give batches. */
export interface Dataset extends Disposable {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly counts: Readonly<Record<PartName, number>>;
  /** Names of the classes of `label`, where there are classes. */
  readonly classNames: readonly string[];
  /** Samples of each class by part, where there are classes. */
  readonly classCounts: Readonly<Partial<Record<PartName, readonly number[]>>>;
  /** sha256 over everything that decides the samples: content, split, scaling. Changes when a byte of the data changes. */
  readonly fingerprint: string;
  /** Where it was read from, for people. */
  readonly origin: string;
  /** Files that were passed over, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** The class of each sample of a part, where there are classes: for balanced batches. */
  labels(part: PartName): Int32Array | undefined;
  /**
   * The samples with these numbers, in this order. Training samples are augmented as of `draw`. Without one, and in the other parts, they are not,
   * but for what every sample gets: a crop then takes the middle, and a background is drawn once for each sample.
   */
  batch(part: PartName, samples: Int32Array, draw?: DrawKey): Batch;
}
