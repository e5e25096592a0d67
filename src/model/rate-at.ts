import { assertNever } from '#base/assert-never';
import type { Schedule } from './schedule';

/** Where a training stands, for its schedules. */
export interface TrainingMoment {
  /** Epochs done, with fractions. */
  readonly epoch: number;
  /** How many epochs the training has. */
  readonly epochs: number;
  /** Share of the training that is done, 0 to 1. */
  readonly progress: number;
  /** How often the validation loss has stopped improving for longer than the schedule's patience: see {@link plateausOf}. */
  readonly plateaus: number;
}

/** The learning rate at a moment, by the formulas of `scheduleCatalogue`. Pure. */
export function rateAt(schedule: Schedule, moment: TrainingMoment): number {
  const { epoch, epochs, progress } = moment;
  switch (schedule.kind) {
    case 'constant':
      return schedule.rate;
    case 'step':
      return schedule.rate * schedule.factor ** schedule.at.filter((change) => change <= epoch).length;
    case 'cosine':
      return schedule.to + ((schedule.rate - schedule.to) * (1 + Math.cos(Math.PI * progress))) / 2;
    case 'linear': {
      const span = epochs - schedule.from;
      const done = span > 0 ? Math.min(1, Math.max(0, epoch - schedule.from) / span) : 0;
      return schedule.rate + (schedule.to - schedule.rate) * done;
    }
    case 'exponential':
      return schedule.rate * schedule.factor ** epoch;
    case 'warmup':
      return rateAt(schedule.then, moment) * (schedule.epochs > 0 ? Math.min(1, epoch / schedule.epochs) : 1);
    case 'plateau':
      return Math.max(schedule.least, schedule.rate * schedule.factor ** moment.plateaus);
    case 'cyclic': {
      const phase = epoch / schedule.period;
      return schedule.rate + (schedule.to - schedule.rate) * (1 - Math.abs(1 - 2 * (phase - Math.floor(phase))));
    }
    default:
      return assertNever(schedule);
  }
}

/** The patience of the plateau schedule in it, or undefined where there is none. */
export function plateauPatience(schedule: Schedule): number | undefined {
  switch (schedule.kind) {
    case 'plateau':
      return schedule.patience;
    case 'warmup':
      return plateauPatience(schedule.then);
    default:
      return undefined;
  }
}

/** How many plateaus a series of validation losses, one an epoch, has had: each time `patience` epochs pass without a new least value. NaN is no improvement. */
export function plateausOf(losses: readonly number[], patience: number): number {
  let least = Infinity;
  let waited = 0;
  let plateaus = 0;
  for (const loss of losses) {
    if (loss < least) {
      least = loss;
      waited = 0;
    } else if (++waited >= patience) {
      plateaus++;
      waited = 0;
    }
  }
  return plateaus;
}
