import { parentPort, workerData } from 'node:worker_threads';
import { NeurozooError } from '#base/neurozoo-error';
import { planBatches } from './batch-plan';
import { createDataset } from './create-dataset';
import { isWorkerStart, slotViews, type FillReply, type FillRequest, type WorkerStart } from './worker-wire';

/** Entry of the thread that prepares batches: answers each request with one reply, also where the plan itself is impossible. */
function serve(port: NonNullable<typeof parentPort>, start: WorkerStart): void {
  const fill = guarded(() => createFiller(start));
  port.on('message', (request: FillRequest) => {
    port.postMessage(typeof fill === 'function' ? guarded(() => fill(request)) : fill);
  });
}

/** What answers a request by writing a batch into its slot. @throws NeurozooError ZOO2029 ZOO2032 */
function createFiller(start: WorkerStart): (request: FillRequest) => FillReply {
  const dataset = createDataset(start.prepared);
  const batchOf = planBatches(dataset, start.plan);
  return ({ slot, step }) => {
    const { samples, epoch, batchInEpoch } = batchOf(step);
    const buffer = start.slots[slot];
    if (buffer === undefined) {
      return { kind: 'defect', message: `There is no slot ${String(slot)}.` };
    }
    const views = slotViews(buffer, dataset.fields, samples.length);
    for (const [name, value] of Object.entries(dataset.batch('train', samples, { seed: start.plan.seed, epoch }))) {
      views[name]?.data.set(value.data);
    }
    return { kind: 'filled', slot, step, epoch, batchInEpoch, samples };
  };
}

/** Errors cross as reports, so that the other side shows the same code and hint. */
function guarded<Result>(work: () => Result): Result | FillReply {
  try {
    return work();
  } catch (error) {
    if (error instanceof NeurozooError) {
      return { kind: 'failed', report: error.toReport() };
    }
    return { kind: 'defect', message: error instanceof Error ? error.message : String(error) };
  }
}

if (parentPort !== null) {
  if (!isWorkerStart(workerData)) {
    throw new TypeError('The thread was started without a plan.');
  }
  serve(parentPort, workerData);
}
