import { Worker } from 'node:worker_threads';
import { NeurozooError } from '#base/neurozoo-error';
import type { BatchPlan } from './batch-plan';
import type { Dataset } from './dataset';
import type { PreparedData } from './prepared-data';
import type { BatchStream, StreamedBatch } from './streamed-batch';
import { sampleBytes, slotViews, type FillReply, type WorkerStart } from './worker-wire';

/** Batches in flight: one that the training computes on, the others being made or waiting. */
const slotCount = 4;

/** What the thread needs to make the same batches as the training's own: the data themselves and the order of the samples. */
export interface WorkerStreamSource {
  readonly prepared: PreparedData;
  readonly plan: BatchPlan;
  readonly workerFile: URL;
}

/** Batches made ahead by a thread of its own, in a ring of shared memory. */
export function createWorkerStream(dataset: Dataset, source: WorkerStreamSource): BatchStream {
  const { plan } = source;
  const largest = plan.balanced === null ? Math.min(plan.batchSize, dataset.counts.train) : plan.balanced.classes * plan.balanced.each;
  const slots = Array.from({ length: slotCount }, () => new SharedArrayBuffer(largest * sampleBytes(dataset.fields)));
  const start: WorkerStart = { prepared: source.prepared, plan, slots };
  const worker = new Worker(source.workerFile, { workerData: start });
  worker.unref();
  const ready = new Map<number, StreamedBatch>();
  let failure: Error | undefined;
  let waiting:
    { readonly step: number; readonly resolve: (batch: StreamedBatch) => void; readonly reject: (error: Error) => void } | undefined;
  let nextStep = plan.firstStep;
  const settle = () => {
    const batch = waiting === undefined ? undefined : ready.get(waiting.step);
    if (waiting !== undefined && batch !== undefined) {
      ready.delete(batch.step);
      waiting.resolve(batch);
      waiting = undefined;
      worker.unref();
    } else if (waiting !== undefined && failure !== undefined) {
      waiting.reject(failure);
      waiting = undefined;
      worker.unref();
    }
  };
  const fail = (error: Error) => {
    failure ??= error;
    settle();
  };
  worker.on('message', (reply: FillReply) => {
    if (reply.kind === 'filled') {
      const slot = slots[reply.slot];
      if (slot !== undefined) {
        const { step, epoch, batchInEpoch, samples } = reply;
        ready.set(step, { step, epoch, batchInEpoch, samples, values: slotViews(slot, dataset.fields, samples.length) });
      }
      settle();
    } else {
      fail(reply.kind === 'failed' ? new NeurozooError(reply.report) : new Error(reply.message));
    }
  });
  worker.on('error', (cause) => {
    fail(cause instanceof NeurozooError ? cause : ended(cause));
  });
  worker.on('exit', () => {
    fail(ended());
  });
  // Step s always lies in slot s modulo the number of slots; all but the one that is handed out are filled ahead.
  const request = (step: number) => {
    worker.postMessage({ slot: step % slotCount, step });
  };
  for (let ahead = 0; ahead < slotCount - 1; ahead++) {
    request(plan.firstStep + ahead);
  }
  return {
    next: () =>
      new Promise((resolve, reject) => {
        const step = nextStep;
        nextStep += 1;
        // The slot of the batch before this one is free from now on.
        request(step + slotCount - 1);
        worker.ref();
        waiting = { step, resolve, reject };
        settle();
      }),
    dispose: () => {
      // The thread ends a moment later; what it still delivers is not for anybody.
      worker.removeAllListeners('message');
      ready.clear();
      fail(ended());
      void worker.terminate();
    },
  };
}

function ended(cause?: unknown): NeurozooError {
  const message = 'The thread that prepares batches has ended.';
  return new NeurozooError(
    { code: 'ZOO2033', message, hint: 'Often the memory is not enough: close other programs, then resume the run.' },
    cause,
  );
}
