/** A moment of a training: monotonic milliseconds and the step that was done then. */
export interface StepMoment {
  readonly atMs: number;
  readonly step: number;
}

/** How far back the pace is measured. */
const windowMs = 30_000;

/** The moments with one more; those that are too old to tell the pace are left out, and all of them where the step went back. */
export function withMoment(moments: readonly StepMoment[], moment: StepMoment): readonly StepMoment[] {
  const last = moments.at(-1);
  if (last !== undefined && moment.step < last.step) return [moment];
  const recent = moments.filter(({ atMs }) => moment.atMs - atMs <= windowMs);
  return [...recent, moment];
}

/** How long the rest takes at the pace of late, in milliseconds; null while no pace is known. @param steps of the whole training */
export function remainingMs(moments: readonly StepMoment[], steps: number): number | null {
  const first = moments[0];
  const last = moments.at(-1);
  if (first === undefined || last === undefined || last.step <= first.step || steps <= 0) return null;
  const msPerStep = (last.atMs - first.atMs) / (last.step - first.step);
  return Math.max(0, steps - last.step) * msPerStep;
}
