import type { MetricReference } from '#model/recipe';

/** The best value of a metric so far, and how many epochs have passed since. Part of a checkpoint. */
export interface Improvement {
  /** Null before the first finite value. */
  readonly best: number | null;
  /** The epoch, counted from 1, that had it. */
  readonly epoch: number;
  /** Epochs since without an improvement. */
  readonly waited: number;
}

/** Nothing measured yet. */
export const noImprovement: Improvement = { best: null, epoch: 0, waited: 0 };

/** Takes in an epoch's value: a tie or a number that is not finite is no improvement. */
export function withValue(
  state: Improvement,
  measured: { readonly epoch: number; readonly value: number },
  better: MetricReference['better'],
): Improvement {
  if (Number.isFinite(measured.value) && (state.best === null || isBetter(measured.value, state.best, better))) {
    return { best: measured.value, epoch: measured.epoch, waited: 0 };
  }
  return { ...state, waited: state.waited + 1 };
}

/** Whether the newest value taken in was the best one. */
export function isNewBest(state: Improvement): boolean {
  return state.best !== null && state.waited === 0;
}

/** Whether early stopping ends the training: `patience` epochs in a row brought nothing. */
export function isExhausted(state: Improvement, patience: number): boolean {
  return state.waited >= patience;
}

function isBetter(value: number, than: number, better: MetricReference['better']): boolean {
  return better === 'higher' ? value > than : value < than;
}
