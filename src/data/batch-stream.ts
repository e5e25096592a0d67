import { existsSync } from 'node:fs';
import { Budget } from '#base/budget';
import type { DatasetRecipe } from '#model/dataset-recipe';
import { planBatches, type BatchPlan } from './batch-plan';
import type { Dataset } from './dataset';
import { openDataset } from './open-dataset';
import type { PreparedData } from './prepared-data';
import type { ReadContext } from './read-context';
import type { BatchStream } from './streamed-batch';
import { createWorkerStream } from './worker-stream';

export type { BatchStream };

/** What a stream is made of. */
export interface BatchStreamSource {
  readonly recipe: DatasetRecipe;
  readonly context: Pick<ReadContext, 'directory' | 'seed'> & Partial<ReadContext>;
  /** The data set of this recipe where it is open already; its memory is then shared. */
  readonly dataset?: Dataset & { readonly prepared?: PreparedData };
  readonly plan: BatchPlan;
  /** The script of the worker. Left out: `data-worker.js` beside this bundle; where there is none, batches are made in this thread. */
  readonly workerFile?: URL;
}

/** What data may take where nobody says. */
const defaultBudgetBytes = 8 * 1024 ** 3;

/** Starts preparing batches ahead of the training. With or without a worker, the batches are the same bit by bit. */
export function createBatchStream(source: BatchStreamSource): BatchStream {
  const workerFile = source.workerFile ?? bundledWorker();
  const { recipe, context, plan } = source;
  const opening: Promise<Dataset & { readonly prepared?: PreparedData }> =
    source.dataset === undefined
      ? openDataset(recipe, { budget: new Budget(defaultBudgetBytes), ...context })
      : Promise.resolve(source.dataset);
  const starting = opening.then((dataset) =>
    workerFile === undefined || dataset.prepared === undefined
      ? createLocalStream(dataset, plan)
      : createWorkerStream(dataset, { prepared: dataset.prepared, plan, workerFile }),
  );
  // A failure is for whoever asks for a batch; until then nobody waits for it.
  starting.catch(() => undefined);
  return {
    next: async () => (await starting).next(),
    dispose: () => {
      starting
        .then((stream) => {
          stream.dispose();
        })
        .catch(() => undefined);
    },
  };
}

/** Batches made in this thread when they are asked for. @throws NeurozooError ZOO2032 */
export function createLocalStream(dataset: Dataset, plan: BatchPlan): BatchStream {
  const batchOf = planBatches(dataset, plan);
  let step = plan.firstStep;
  return {
    next: () => {
      const planned = batchOf(step);
      step += 1;
      return Promise.resolve({ ...planned, values: dataset.batch('train', planned.samples, { seed: plan.seed, epoch: planned.epoch }) });
    },
    dispose: () => undefined,
  };
}

function bundledWorker(): URL | undefined {
  const beside = new URL('./data-worker.js', import.meta.url);
  return existsSync(beside) ? beside : undefined;
}
