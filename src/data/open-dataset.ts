import type { DatasetRecipe } from '#model/dataset-recipe';
import { unavailableSources } from '#model/source-catalogue';
import { createDataset } from './create-dataset';
import type { Dataset } from './dataset';
import { prepareData } from './prepare-data';
import type { PreparedData } from './prepared-data';
import type { ReadContext } from './read-context';
import { unavailableSource } from './unavailable-source';

/** A data set that can also be handed to another thread. */
export interface OpenedDataset extends Dataset {
  readonly prepared: PreparedData;
}

/**
 * Reads a data set in this thread.
 *
 * @throws NeurozooError ZOO2027 for a source that this version does not read, before any file is opened; else ZOO2xxx with file, place and hint
 */
export async function openDataset(recipe: DatasetRecipe, context: ReadContext): Promise<OpenedDataset> {
  const [missing] = unavailableSources(recipe);
  if (missing !== undefined) {
    throw unavailableSource(missing, recipe.name);
  }
  // Reading is synchronous, because it belongs into a worker; the promise is for those who read in one.
  const prepared = await Promise.resolve(prepareData(recipe, context));
  return { ...createDataset(prepared), prepared };
}
