import type { Disposable } from '#base/disposable';
import type { PlannedBatch } from './batch-plan';
import type { Batch } from './dataset';

/** A training batch with its place in the training. */
export interface StreamedBatch extends PlannedBatch {
  /** Valid until the next call of `next`: then the memory may be written again. */
  readonly values: Batch;
}

/** The training batches from a step on, one after the other, without end. */
export interface BatchStream extends Disposable {
  /** @throws NeurozooError where a batch cannot be made, ZOO2033 where the thread that makes them has ended */
  next(): Promise<StreamedBatch>;
}
