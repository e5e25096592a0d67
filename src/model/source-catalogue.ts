import type { DatasetRecipe, SourceKind } from './dataset-recipe';
import { combinedSources } from './source-combined';
import type { SourceDescription } from './source-description';
import { pictureSources } from './source-pictures';
import { syntheticSources } from './source-synthetic';
import { tableSources } from './source-tables';
import { trainingDefaults } from './training-defaults';

/** Every source of data. */
export const sourceCatalogue: Readonly<Record<SourceKind, SourceDescription>> = {
  ...pictureSources,
  ...tableSources,
  ...syntheticSources,
  ...combinedSources,
};

/** Whether a name is a source of data. */
export function isSourceKind(name: string): name is SourceKind {
  return Object.hasOwn(sourceCatalogue, name);
}

/** The sources that a data set needs, its own and those it combines, and that this version does not read: refuse to train with `ZOO1320`. */
export function unavailableSources(data: DatasetRecipe): readonly SourceKind[] {
  const found = new Set<SourceKind>();
  if (sourceCatalogue[data.source.kind].availability === 'later') {
    found.add(data.source.kind);
  }
  for (const part of Object.values(data.source.of)) {
    for (const kind of unavailableSources(part)) {
      found.add(kind);
    }
  }
  return [...found];
}

/**
 * The parts of a data set whose text names none. Null: the source's own test part and a tenth of training, or the parts of the data sets that it combines.
 * A truth table and single pictures are too small to divide: all of it is for training.
 */
export function defaultSplit(kind: SourceKind): DatasetRecipe['split'] {
  const description = sourceCatalogue[kind];
  if (description.combines !== 'none' || description.ownTest) {
    return null;
  }
  return kind === 'truth' || kind === 'images' ? [1, 0, 0] : trainingDefaults.split;
}

/** How values are scaled where the text does not say: pixels to 0..1, everything else as it is; combined data sets are scaled already. */
export function defaultScaling(kind: SourceKind): DatasetRecipe['scaling'] {
  return sourceCatalogue[kind].pictures ? { kind: 'unit' } : { kind: 'none' };
}
