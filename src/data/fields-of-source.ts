import { resolve } from 'node:path';
import { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import type { DatasetRecipe, Field, SourceSpec } from '#model/dataset-recipe';
import { createDataset } from './create-dataset';
import { prepareData } from './prepare-data';
import { listClassFolder } from './readers/class-folder';
import { countOf, maybeSizeOf, textOf } from './source-settings';

/** Files that need more are not looked into for an editor's answer. */
const mostBytes = 256e6;

/**
 * The fields of a source as its files have them, for checks while typing; undefined where only the text is needed, or where the files are not
 * there or cannot be read, which reading them will say better. Never throws.
 */
export function fieldsOfSource(source: SourceSpec, directory: string): readonly Field[] | undefined {
  try {
    switch (source.kind) {
      case 'folder': {
        const path = textOf(source, 'path');
        const [height, width] = maybeSizeOf(source, 'size') ?? [64, 64];
        const channels = countOf(source, 'channels', { fallback: 3, minimum: 1 });
        const { classNames } = listClassFolder(resolve(directory, path), path);
        return [
          { name: 'image', type: { shape: [height, width, channels], element: 'float' } },
          { name: 'label', type: { shape: [], element: 'int', classes: classNames.length } },
        ];
      }
      case 'csv':
      case 'npy':
      case 'npz':
      case 'idx':
        return createDataset(prepareData(undivided(source), { directory, seed: 0, budget: new Budget(mostBytes) })).fields;
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof NeurozooError) {
      return undefined;
    }
    throw error;
  }
}

function undivided(source: SourceSpec): DatasetRecipe {
  return {
    name: source.kind,
    source,
    fields: [],
    split: [1, 0, 0],
    folds: null,
    scaling: { kind: 'none' },
    augmentations: [],
    take: null,
    size: null,
  };
}
