import type { SettingValue } from './setting';
import type { TensorType } from './tensor-type';

/** Every source of data that the language knows. */
export const sourceKinds = [
  'mnist',
  'fashion',
  'cifar10',
  'cifar100',
  'folder',
  'csv',
  'idx',
  'npy',
  'npz',
  'parquet',
  'text',
  'masks',
  'boxes',
  'paired',
  'unpaired',
  'captions',
  'images',
  'truth',
  'blobs',
  'xor',
  'circles',
  'spiral',
  'sines',
  'digitScenes',
  'shapes',
  'pairs',
  'triplets',
  'together',
] as const;

/** Where samples come from: a reader of files, a generator, or other data combined. */
export type SourceKind = (typeof sourceKinds)[number];

/** A source with all its settings, and the data sets it combines (`pairs(digits)`, `together(a = d1, b = d2)`), by name. */
export interface SourceSpec {
  readonly kind: SourceKind;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly of: Readonly<Record<string, DatasetRecipe>>;
}

/** A field of every sample, such as `image: 28x28x1` or `label: 10 classes`. */
export interface Field {
  readonly name: string;
  readonly type: TensorType;
}

/** The ways in which training pictures are changed at random, each a row of the augmentation catalogue. */
export const augmentationKinds = [
  'shift',
  'rotate',
  'flip',
  'zoom',
  'crop',
  'contrast',
  'brightness',
  'noise',
  'elastic',
  'cutout',
  'background',
] as const;

/** One of {@link augmentationKinds}. */
export type AugmentationKind = (typeof augmentationKinds)[number];

/** An augmentation with all its settings: shifts in pixels, angles in degrees, chances from 0 to 1. */
export interface AugmentationSpec {
  readonly kind: AugmentationKind;
  readonly settings: Readonly<Record<string, SettingValue>>;
}

/** How pixel or column values are brought to size. `unit`: pixels to 0..1 (the default for pictures); `none`: as they are (the default elsewhere). */
export type Scaling =
  | { readonly kind: 'none' }
  | { readonly kind: 'unit' }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'standardize' };

/** A data set with all clauses resolved. Plain data; paths are as written, relative to the file that declares them. */
export interface DatasetRecipe {
  readonly name: string;
  readonly source: SourceSpec;
  /** As far as the text tells; the reader's own answer is final. Empty where only the files can tell. */
  readonly fields: readonly Field[];
  /** Shares of training, validation and test, adding to at most 1. Null: the source's own test part, and a tenth (at most 5,000) of training for validation. */
  readonly split: readonly [train: number, validation: number, test: number] | null;
  readonly folds: number | null;
  readonly scaling: Scaling;
  readonly augmentations: readonly AugmentationSpec[];
  /** Only the first so many samples of the training part. */
  readonly take: number | null;
  /** Pictures are brought to this height and width. */
  readonly size: readonly [number, number] | null;
}
