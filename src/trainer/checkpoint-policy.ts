/** When checkpoints are wanted. */
export interface CheckpointPolicy {
  readonly everyEpochs: number;
  readonly everyMs: number;
}

/** What saving has cost so far, in milliseconds of one clock. */
export interface SavingSoFar {
  /** When the training began. */
  readonly beganMs: number;
  /** All checkpoints together took so long. */
  readonly spentMs: number;
  /** The last checkpoint: epochs done, when it was finished, how long it took. Before the first: the beginning. */
  readonly last: { readonly epoch: number; readonly atMs: number; readonly tookMs: number };
}

/** Saving may take this share of the time, so that with all that is written besides it stays below a fiftieth. */
const largestShare = 0.015;

/** Whether a checkpoint is due: wanted, and paid for by the time that has passed. Checkpoints do not change a training, so the clock may decide. */
export function isCheckpointDue(
  policy: CheckpointPolicy,
  { beganMs, spentMs, last }: SavingSoFar,
  now: { readonly epoch: number; readonly ms: number },
): boolean {
  const isWanted = now.epoch - last.epoch >= policy.everyEpochs || now.ms - last.atMs >= policy.everyMs;
  return isWanted && (now.ms - beganMs) * largestShare >= spentMs + last.tookMs;
}
