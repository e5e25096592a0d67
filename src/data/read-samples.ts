import { NeurozooError } from '#base/neurozoo-error';
import type { DatasetRecipe } from '#model/dataset-recipe';
import type { ReadContext } from './read-context';
import { readNpySource, readNpzSource } from './readers/array-source';
import { readClassFolder } from './readers/class-folder';
import { readCsv } from './readers/csv';
import { readDigitCollection } from './readers/digit-collection';
import { readIdxSource } from './readers/idx-source';
import { readPoints, readSines, readTruth } from './readers/points';
import { resizeColumns } from './readers/resize-columns';
import type { Samples } from './samples';

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
    default: {
      const message = `This version does not read ${source.kind} yet.`;
      throw new NeurozooError({ code: 'ZOO2027', message, hint: 'Convert the data to CSV, NPY, IDX or a folder of classes.' });
    }
  }
}
