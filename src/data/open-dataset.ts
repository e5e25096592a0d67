import type { DatasetRecipe } from '#model/dataset-recipe';
import { createDataset } from './create-dataset';
import type { Dataset } from './dataset';
import { prepareData } from './prepare-data';
import type { PreparedData } from './prepared-data';
import type { ReadContext } from './read-context';

/** A data set that can also be handed to another thread. */
export interface OpenedDataset extends Dataset {
  readonly prepared: PreparedData;
}

/** Reads a data set in this thread. @throws NeurozooError ZOO2xxx with file, place and hint */
export async function openDataset(recipe: DatasetRecipe, context: ReadContext): Promise<OpenedDataset> {
  // Reading is synchronous, because it belongs into a worker; the promise is for those who read in one.
  const prepared = await Promise.resolve(prepareData(recipe, context));
  return { ...createDataset(prepared), prepared };
}
