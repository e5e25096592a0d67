import type { Recipe } from '#model/recipe';
import type { TensorData } from '#base/tensor-data';
import { progressFeed, rateFeed, stepFeed } from '#engine/training-programs';
import type { Batch } from '#data/dataset';
import type { Program } from '#program/program';
import { rateAt, type TrainingMoment } from '#model/rate-at';

/** What a step is given besides its batch. */
export interface StepInputs {
  /** Steps done before this one. */
  readonly step: number;
  readonly progress: number;
  /** Learning rate of each objective. */
  readonly rates: readonly number[];
}

/** The feeds that a program asks for, from the batch and the step's numbers; fields that it does not use are left out. */
export function feedsFor(program: Program, batch: Batch, inputs: StepInputs): Record<string, TensorData> {
  const given: Record<string, TensorData> = {
    ...batch,
    [stepFeed]: { type: 'int32', shape: [], data: Int32Array.of(inputs.step) },
    [progressFeed]: scalar(inputs.progress),
  };
  for (const [index, rate] of inputs.rates.entries()) {
    given[rateFeed(index)] = scalar(rate);
  }
  const feeds: Record<string, TensorData> = {};
  for (const input of program.inputs) {
    const value = input.role === 'feed' ? given[input.name] : undefined;
    if (value !== undefined) {
      feeds[input.name] = value;
    }
  }
  return feeds;
}

/** The rate of each objective at a moment: what a person set, or else its schedule's. */
export function ratesAt(recipe: Recipe, setRates: readonly (number | null)[], moments: readonly TrainingMoment[]): number[] {
  return recipe.objectives.map((objective, index) => {
    const moment = moments[index];
    return setRates[index] ?? (moment === undefined ? Number.NaN : rateAt(objective.optimizer.rate, moment));
  });
}

function scalar(value: number): TensorData {
  return { type: 'float32', shape: [], data: Float32Array.of(value) };
}
