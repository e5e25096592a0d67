import type { Recipe } from '#model/recipe';

/** How long a training is and how it falls into epochs. A pure function of recipe and data, so that a resumed run has the same. */
export interface TrainingPlan {
  readonly trainCount: number;
  /** Samples in a full batch; the last batch of an epoch may have fewer. */
  readonly batchSize: number;
  readonly stepsPerEpoch: number;
  readonly steps: number;
  /** The last one may be a part of an epoch. */
  readonly epochs: number;
  /** Reports are measured after every so many epochs, and after the last. */
  readonly measureEvery: number;
}

/** Trainings of more epochs than this are measured about so many times, unless something waits for each epoch's value. */
const measurements = 200;

/** Falls a training of `trainCount` samples into steps. */
export function planTraining(recipe: Recipe, trainCount: number): TrainingPlan {
  const { balanced } = recipe.batch;
  const batchSize = Math.min(balanced === null ? recipe.batch.size : balanced.classes * balanced.each, trainCount);
  const stepsPerEpoch = Math.ceil(trainCount / batchSize);
  const steps = recipe.length.unit === 'steps' ? recipe.length.count : recipe.length.count * stepsPerEpoch;
  const epochs = Math.ceil(steps / stepsPerEpoch);
  return {
    trainCount,
    batchSize,
    stepsPerEpoch,
    steps,
    epochs,
    measureEvery: needsEveryEpoch(recipe) ? 1 : Math.ceil(epochs / measurements),
  };
}

/** Whether the epoch (from 1) ends with measurements. */
export function isMeasured(plan: TrainingPlan, epoch: number): boolean {
  return epoch % plan.measureEvery === 0 || epoch === plan.epochs;
}

/** Where a training stands after so many steps. */
export interface Place {
  /** The epoch that the next step belongs to, from 0, with the part of it that is done. */
  readonly epochs: number;
  /** Batches of that epoch that are done. */
  readonly batchInEpoch: number;
  /** Share of the whole training that is done. */
  readonly progress: number;
}

/** The place of a training that has done so many steps. A step count alone decides it, so that a resumed training stands where it stood. */
export function placeAfter(plan: TrainingPlan, step: number): Place {
  return {
    epochs: step / plan.stepsPerEpoch,
    batchInEpoch: step % plan.stepsPerEpoch,
    progress: Math.min(1, step / plan.steps),
  };
}

function needsEveryEpoch(recipe: Recipe): boolean {
  return (
    recipe.earlyStop !== null ||
    recipe.keepBest !== null ||
    recipe.objectives.some((objective) => objective.optimizer.rate.kind === 'plateau')
  );
}
