import type { Dataset } from './dataset';
import { createPairs, createTriplets } from './pair-dataset';
import type { PreparedData } from './prepared-data';
import { createSampleDataset } from './sample-dataset';
import { createTogether } from './together-dataset';

/** A data set over prepared data: in any thread, the same batches. @throws NeurozooError ZOO2029 */
export function createDataset(prepared: PreparedData): Dataset {
  switch (prepared.kind) {
    case 'samples':
      return createSampleDataset(prepared);
    case 'pairs':
      return createPairs(prepared, createDataset(prepared.of));
    case 'triplets':
      return createTriplets(prepared, createDataset(prepared.of));
    case 'together':
      return createTogether(
        prepared,
        prepared.members.map(({ prefix, data }) => ({ prefix, dataset: createDataset(data) })),
      );
  }
}
