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
  /** The last time: epochs done, when it was finished, how long one checkpoint of it took. Before the first: the beginning. */
  readonly last: { readonly epoch: number; readonly atMs: number; readonly tookMs: number };
}

/**
 * Saving may take this share of the time. With the first checkpoint, which is free, the last, which is written in any case, and the metrics of every
 * step, a training of a few seconds still stays below a fiftieth.
 */
const largestShare = 0.01;

/**
 * Whether to save is due: wanted, and paid for by the time that has passed. Two checkpoints are written where the best one still waits. They do not
 * change a training, so the clock may decide.
 */
export function isCheckpointDue(
  policy: CheckpointPolicy,
  { beganMs, spentMs, last }: SavingSoFar,
  now: { readonly epoch: number; readonly ms: number; readonly checkpoints: number },
): boolean {
  const isWanted = now.epoch - last.epoch >= policy.everyEpochs || now.ms - last.atMs >= policy.everyMs;
  return isWanted && (now.ms - beganMs) * largestShare >= spentMs + now.checkpoints * last.tookMs;
}
