import type { ErrorCode } from '#base/codes/catalogue';
import type { DatasetRecipe, Field, SourceKind } from './dataset-recipe';
import type { SettingSpecs } from './setting';
import type { Settings } from './setting-values';
import { floatTensor, type Shape, type TensorType } from './tensor-type';

/** What a source gives, as far as its text tells. */
export type SourceFields =
  | { readonly kind: 'known'; readonly fields: readonly Field[] }
  /** Only the files can tell the shapes; `names` are the fields that may be there. */
  | { readonly kind: 'inFiles'; readonly names: readonly string[] }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string };

/** One row of the source catalogue: the one place where a source of data is described. */
export interface SourceDescription {
  readonly kind: SourceKind;
  /** One sentence: what its samples are. */
  readonly summary: string;
  /** Where the data come from: a package, files of the user's, or a formula. */
  readonly origin: string;
  /** Author, year, title, or empty where there is no paper. */
  readonly reference: string;
  readonly settings: SettingSpecs;
  /** `one`: takes one data set, kept in `SourceSpec.of.data`. `named`: takes any number by name (`together`). */
  readonly combines: 'none' | 'one' | 'named';
  /** Any further named argument is a file, and gives a field of that name (`images`). */
  readonly namedFiles: boolean;
  /** Comes with a test part of its own. */
  readonly ownTest: boolean;
  /** Whether its first field is a picture, so that pixels are scaled to 0..1 unless the text says otherwise. */
  readonly pictures: boolean;
  /** `later`: the language knows it, this version does not read it yet. */
  readonly availability: 'now' | 'later';
  /** Total: answers for any settings that pass their specs. */
  readonly fields: (settings: Settings, of: Readonly<Record<string, DatasetRecipe>>) => SourceFields;
}

/** Fields that follow from the text alone. */
export function knownFields(fields: Readonly<Record<string, TensorType>>): SourceFields {
  return { kind: 'known', fields: Object.entries(fields).map(([name, type]) => ({ name, type })) };
}

/** Integers below `classes`: one for each sample, or one at each place of the shape. */
export function classTensor(classes: number | undefined, shape: Shape = []): TensorType {
  return classes === undefined ? { shape, element: 'int' } : { shape, element: 'int', classes };
}

/** A picture with values of each channel. */
export function pictureTensor(size: readonly number[] | null, channels: number): TensorType {
  return floatTensor([size?.[0] ?? 0, size?.[1] ?? size?.[0] ?? 0, channels]);
}
