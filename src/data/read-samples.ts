import type { DatasetRecipe } from '#model/dataset-recipe';
import type { ReadContext } from './read-context';
import { readNpySource, readNpzSource } from './readers/array-source';
import { readClassFolder } from './readers/class-folder';
import { readCsv } from './readers/csv';
import { readDigitCollection } from './readers/digit-collection';
import { readIdxSource } from './readers/idx-source';
import { readNamedPictures } from './readers/named-pictures';
import { readPairedFolder } from './readers/paired-folder';
import { readPoints, readSines, readTruth } from './readers/points';
import { resizeColumns } from './readers/resize-columns';
import type { Samples } from './samples';
import { unavailableSource } from './unavailable-source';

/** Reads a source that is not made of other data sets, with pictures at the recipe's size. @throws NeurozooError ZOO2xxx */
export function readSamples(recipe: DatasetRecipe, context: ReadContext): Samples {
  const samples = readSource(recipe, context);
  return recipe.size === null ? samples : resizeColumns(samples, recipe.size, context.budget);
}

function readSource(recipe: DatasetRecipe, context: ReadContext): Samples {
  const { source } = recipe;
  switch (source.kind) {
    case 'mnist':
    case 'fashion':
      return readDigitCollection(source, source.kind, context);
    case 'folder':
      return readClassFolder(source, recipe.size, context);
    case 'paired':
      return readPairedFolder(source, recipe.size, context);
    case 'images':
      return readNamedPictures(source, recipe.size, context);
    case 'csv':
      return readCsv(source, context);
    case 'idx':
      return readIdxSource(source, context);
    case 'npy':
      return readNpySource(source, context);
    case 'npz':
      return readNpzSource(source, context);
    case 'truth':
      return readTruth(source, context);
    case 'blobs':
    case 'xor':
    case 'circles':
    case 'spiral':
      return readPoints(source, source.kind, context);
    case 'sines':
      return readSines(source, context);
    default:
      throw unavailableSource(source.kind, recipe.name);
  }
}
