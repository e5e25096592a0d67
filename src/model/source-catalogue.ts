import type { DatasetRecipe, SourceKind } from './dataset-recipe';
import { combinedSources } from './source-combined';
import type { SourceDescription } from './source-description';
import { pictureSources } from './source-pictures';
import { syntheticSources } from './source-synthetic';
import { tableSources } from './source-tables';

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
