/** A start of a trainer, looked back on. */
export interface PastStart {
  /** When the process ended, in milliseconds. */
  readonly endedMs: number;
  /** The newest checkpoint when it ended; undefined where there was none. */
  readonly checkpointStep: number | undefined;
  /** The step at which it ended. */
  readonly diedAtStep: number;
}

/** Starts anew after the first, second and third crash, in milliseconds. */
const backoffMs: readonly number[] = [1_000, 5_000, 25_000];

/** Crashes are counted over so long. */
const windowMs = 5 * 60_000;

/**
 * Whether a trainer that has crashed is started again by itself, and after how long: at most three times in five minutes, and only if it got further
 * than the last time, that is, saved a new checkpoint and did not die at the same step again.
 *
 * @param history every crash of the run so far, the one just seen last
 */
export function mayRestart(
  history: readonly PastStart[],
): { readonly restart: true; readonly afterMs: number } | { readonly restart: false; readonly reason: string } {
  const last = history.at(-1);
  if (last === undefined) {
    return { restart: false, reason: 'Nothing has crashed.' };
  }
  const recent = history.filter((start) => last.endedMs - start.endedMs < windowMs);
  const afterMs = backoffMs[recent.length - 1];
  if (afterMs === undefined) {
    return { restart: false, reason: `It has crashed ${String(recent.length)} times in five minutes.` };
  }
  const before = history.at(-2);
  if (before?.diedAtStep === last.diedAtStep) {
    return { restart: false, reason: `It has crashed at step ${String(last.diedAtStep)} twice.` };
  }
  if (last.checkpointStep === undefined || (before?.checkpointStep !== undefined && last.checkpointStep <= before.checkpointStep)) {
    return { restart: false, reason: 'It has crashed before it saved a new checkpoint.' };
  }
  return { restart: true, afterMs };
}
