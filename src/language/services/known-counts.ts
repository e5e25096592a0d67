import type { DatasetRecipe, SourceKind } from '#model/dataset-recipe';
import { trainingDefaults } from '#model/training-defaults';

/** Samples in each part of a data set. */
export interface SampleCounts {
  readonly train: number;
  readonly val: number;
  readonly test: number;
}

/** Samples of the collections whose size is part of their name, as their authors divided them. */
const collections: ReadonlyMap<SourceKind, readonly [train: number, test: number]> = new Map([
  ['mnist', [60_000, 10_000]],
  ['fashion', [60_000, 10_000]],
  ['cifar10', [50_000, 10_000]],
  ['cifar100', [50_000, 10_000]],
]);

/** At most so many samples of a source's training part are taken for validation where the text says nothing. */
const mostValidation = 5000;

/** The samples of each part where the text alone tells: of known collections, and of points that are computed. Undefined: only reading tells. */
export function knownCounts({ source, split, take, folds }: DatasetRecipe): SampleCounts | undefined {
  const known = collections.get(source.kind);
  const points = source.settings['points'];
  if (folds !== null) {
    return undefined;
  }
  if (known !== undefined && split === null) {
    const [all, test] = known;
    const val = Math.min(mostValidation, Math.floor(all / 10));
    return { train: Math.min(take ?? Infinity, all - val), val, test };
  }
  if (typeof points === 'number') {
    const [train, val, test] = split ?? trainingDefaults.split;
    const counts = [train, val, test].map((share) => Math.round(share * points));
    return { train: Math.min(take ?? Infinity, counts[0] ?? 0), val: counts[1] ?? 0, test: counts[2] ?? 0 };
  }
  return undefined;
}
