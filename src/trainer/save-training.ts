import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import type { MetricReference } from '#model/recipe';
import { saveCheckpoint, type Tensors } from '#store/checkpoint';
import type { Attempt } from './attempt';
import type { PreparedTraining } from './prepared-training';
import { toJson, type TrainingState } from './training-state';

/** What a checkpoint is made of. */
export interface TrainingSnapshot {
  readonly attempt: Attempt;
  readonly prepared: PreparedTraining;
  readonly step: number;
  /** Epochs done. */
  readonly epoch: number;
  readonly batchInEpoch: number;
  readonly state: TrainingState;
  /** Given: this is the best so far, by that metric. */
  readonly best: MetricReference | null;
}

/**
 * Writes a checkpoint. A full disk or another failure of the store is a warning: the training goes on, and the checkpoint before stays.
 *
 * @throws NeurozooError ZOO3041 when a weight is not finite; nothing is written then
 */
export async function saveTraining({ attempt, prepared, state, best, ...place }: TrainingSnapshot): Promise<void> {
  const startedMs = performance.now();
  const { weights, optimizer } = await splitState(prepared);
  checkFinite(weights, place.step);
  try {
    const saved = saveCheckpoint(
      attempt.run,
      {
        weights,
        optimizer,
        state: toJson(state),
        origin: { ...prepared.origin, ...place, metrics: attempt.syncMetrics() },
      },
      {
        savedAt: new Date().toISOString(),
        keep: attempt.job.checkpoint.keep,
        best: best === null ? null : { metric: metricName(best), value: state.best.best ?? Number.NaN },
      },
    );
    attempt.tell({ kind: 'checkpoint', epoch: place.epoch, name: saved.name, bytes: saved.bytes, ms: performance.now() - startedMs });
    if (best !== null && state.best.best !== null) {
      const value = { metric: metricName(best), value: state.best.best, epoch: state.best.epoch };
      attempt.update({ best: { ...value, step: place.step } });
      attempt.tell({ kind: 'best', ...value });
    }
  } catch (error) {
    if (!(error instanceof NeurozooError)) {
      throw error;
    }
    attempt.warn(error.toReport());
  }
}

/** `val.accuracy`. */
export function metricName(reference: MetricReference): string {
  return `${reference.part}.${reference.metric}`;
}

async function splitState({ programs, session }: PreparedTraining): Promise<{ weights: Tensors; optimizer: Tensors }> {
  const all = await session.readState();
  const weights: Record<string, TensorData> = {};
  const optimizer: Record<string, TensorData> = {};
  for (const { name, role } of programs.state) {
    const tensor = all[name];
    if (tensor !== undefined) {
      (role === 'slot' ? optimizer : weights)[name] = tensor;
    }
  }
  return { weights, optimizer };
}

function checkFinite(weights: Tensors, step: number): void {
  for (const [name, { data }] of Object.entries(weights)) {
    if (!data.every(Number.isFinite)) {
      throw new NeurozooError({
        code: 'ZOO3041',
        message: `${name} holds a number that is not finite after step ${String(step)}.`,
        hint: 'Lower the rate or clip the gradient; the last checkpoint is good.',
      });
    }
  }
}
