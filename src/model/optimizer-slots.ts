import type { OptimizerKind } from './schedule';

/** How many numbers an optimiser keeps for each parameter between steps, at its default settings: what its memory follows from. */
export const optimizerSlots: Readonly<Record<OptimizerKind, number>> = {
  sgd: 0,
  momentum: 1,
  nesterov: 1,
  adagrad: 1,
  rmsprop: 1,
  adadelta: 2,
  adam: 2,
  adamw: 2,
  adamax: 2,
  closedForm: 0,
  perceptronRule: 0,
};
