import type { Dataset } from './dataset';
import { balancedBatches, epochOrder, type Balance } from './order';

/** Which training samples each step sees. A pure function of these and of the data, so that a resumed run goes on exactly. */
export interface BatchPlan {
  readonly seed: number;
  /** Samples in a full batch. */
  readonly batchSize: number;
  /** Training samples of an epoch: the first so many of the data set, which are all unless fewer are wanted. */
  readonly count: number;
  readonly balanced: Balance | null;
  /** The step that the stream begins with, counted from 0 over the whole training. */
  readonly firstStep: number;
}

/** The samples of one step. */
export interface PlannedBatch {
  readonly step: number;
  readonly epoch: number;
  /** Which batch of its epoch, from 0. */
  readonly batchInEpoch: number;
  readonly samples: Int32Array;
}

/** Steps of an epoch; the last batch may be smaller. */
export function stepsPerEpoch(plan: Pick<BatchPlan, 'batchSize' | 'balanced'>, trainCount: number): number {
  return Math.ceil(trainCount / fullBatch(plan, trainCount));
}

/** The batches of a training, by step. Steps that follow each other are quick. @throws NeurozooError ZOO2032 */
export function planBatches(dataset: Dataset, plan: BatchPlan): (step: number) => PlannedBatch {
  const count = Math.min(plan.count, dataset.counts.train);
  const size = fullBatch(plan, count);
  const perEpoch = stepsPerEpoch(plan, count);
  const balanced =
    plan.balanced === null ? undefined : balancedBatches(dataset.labels('train') ?? new Int32Array(0), plan.balanced, plan.seed);
  let kept: { readonly epoch: number; readonly order: Int32Array } = { epoch: -1, order: new Int32Array(0) };
  return (step) => {
    const epoch = Math.floor(step / perEpoch);
    const batchInEpoch = step % perEpoch;
    if (balanced !== undefined) {
      return { step, epoch, batchInEpoch, samples: balanced(step) };
    }
    if (kept.epoch !== epoch) {
      kept = { epoch, order: epochOrder(plan.seed, epoch, count) };
    }
    return { step, epoch, batchInEpoch, samples: kept.order.slice(batchInEpoch * size, (batchInEpoch + 1) * size) };
  };
}

function fullBatch(plan: Pick<BatchPlan, 'batchSize' | 'balanced'>, trainCount: number): number {
  return plan.balanced === null ? Math.min(plan.batchSize, trainCount) : plan.balanced.classes * plan.balanced.each;
}
