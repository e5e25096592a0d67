/** When checkpoints are written, so that they cost at most a fiftieth of the training's time. */
export interface CheckpointPolicy {
  readonly everyEpochs: number;
  readonly everyMs: number;
}

/** The last checkpoint: when it was finished and how long it took, in milliseconds of the same clock. */
export interface LastCheckpoint {
  readonly epoch: number;
  readonly atMs: number;
  readonly tookMs: number;
}

/** Saving may take this share of the time. */
const largestShare = 0.02;

/** Whether a checkpoint is due. Checkpoints do not change a training, so the clock may decide. */
export function isCheckpointDue(
  policy: CheckpointPolicy,
  last: LastCheckpoint,
  now: { readonly epoch: number; readonly ms: number },
): boolean {
  const passedMs = now.ms - last.atMs;
  const isWanted = now.epoch - last.epoch >= policy.everyEpochs || passedMs >= policy.everyMs;
  return isWanted && passedMs * largestShare >= last.tookMs;
}
