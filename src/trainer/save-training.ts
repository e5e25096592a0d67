import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import type { MetricReference } from '#model/recipe';
import { saveCheckpoint, type Tensors } from '#store/checkpoint';
import type { Attempt } from './attempt';
import type { PreparedTraining } from './prepared-training';
import { toJson, type TrainingState } from './training-state';

/** Where a training stands between two steps. */
export interface SavePoint {
  readonly step: number;
  /** Epochs done. */
  readonly epoch: number;
  readonly batchInEpoch: number;
  readonly state: TrainingState;
}

/** Such a place with the numbers of every weight and slot: what a checkpoint is made of. */
export interface TrainingSnapshot {
  readonly point: SavePoint;
  readonly weights: Tensors;
  readonly optimizer: Tensors;
}

/** What a training is saved with. */
export interface SavingTools {
  readonly attempt: Attempt;
  readonly prepared: PreparedTraining;
}

/** Copies what a checkpoint is made of. @throws NeurozooError ZOO3041 when a weight is not finite */
export async function takeSnapshot({ attempt, prepared }: SavingTools, point: SavePoint): Promise<TrainingSnapshot> {
  const all = await prepared.session.readState();
  const weights: Record<string, TensorData> = {};
  const optimizer: Record<string, TensorData> = {};
  for (const { name, role } of prepared.programs.state) {
    const tensor = all[name];
    if (tensor !== undefined) {
      (role === 'slot' ? optimizer : weights)[name] = tensor;
    }
  }
  checkFinite(attempt, weights, point.step);
  return { point, weights, optimizer };
}

/**
 * Writes a checkpoint and says so.
 *
 * @param best given: this is the best so far, by that metric
 * @throws NeurozooError ZOO3010 to ZOO3012 when it cannot be written; the checkpoints before stay
 */
export function writeSnapshot({ attempt, prepared }: SavingTools, snapshot: TrainingSnapshot, best: MetricReference | null): void {
  const startedMs = performance.now();
  const { point, weights, optimizer } = snapshot;
  const { state, ...place } = point;
  const marked = best === null || state.best.best === null ? null : { metric: metricName(best), value: state.best.best };
  const saved = saveCheckpoint(
    attempt.run,
    { weights, optimizer, state: toJson(state), origin: { ...prepared.origin, ...place, metrics: attempt.syncMetrics() } },
    { savedAt: new Date().toISOString(), keep: attempt.job.checkpoint.keep, best: marked },
  );
  attempt.tell(
    { kind: 'checkpoint', epoch: place.epoch, name: saved.name, bytes: saved.bytes, ms: performance.now() - startedMs },
    place.step,
  );
  if (marked !== null) {
    attempt.note({ best: { ...marked, epoch: state.best.epoch, step: place.step } });
    attempt.tell({ kind: 'best', ...marked, epoch: state.best.epoch }, place.step);
  }
}

/** `val.accuracy`. */
export function metricName(reference: MetricReference): string {
  return `${reference.part}.${reference.metric}`;
}

function checkFinite(attempt: Attempt, weights: Tensors, step: number): void {
  for (const [name, { data }] of Object.entries(weights)) {
    if (!isFinite(data)) {
      attempt.tell({ kind: 'nan', where: name, samples: [] });
      throw new NeurozooError({
        code: 'ZOO3041',
        message: `${name} holds a number that is not finite after step ${String(step)}.`,
        hint: 'Lower the rate or clip the gradient; the last checkpoint is good.',
      });
    }
  }
}

/** A number that is not finite, subtracted from itself, is no number, and so is every sum with it: one addition a weight instead of a call. */
function isFinite(data: TensorData['data']): boolean {
  let sum = 0;
  for (const value of data) {
    sum += value - value;
  }
  return sum === 0;
}
