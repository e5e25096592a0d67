import * as v from 'valibot';
import type { Json } from '#base/json';
import { NeurozooError } from '#base/neurozoo-error';
import { exactNumber } from '#protocol/exact-number';
import { parseValue } from '#protocol/parsed';
import { noImprovement } from './improvement';

const improvementSchema = v.object({ best: v.nullable(v.number()), epoch: v.number(), waited: v.number() });

const trainingStateSchema = v.object({
  version: v.literal(1),
  /** Of the metric that decides which checkpoint is the best. */
  best: improvementSchema,
  /** Of the metric that early stopping waits for. */
  stop: improvementSchema,
  /** One a measured epoch, for plateau schedules. */
  validationLosses: v.array(exactNumber),
  /** Sums of the losses over the samples of the epoch so far, and their number. */
  epochLosses: v.object({ sums: v.array(exactNumber), samples: v.number() }),
  /** Rates that a person set while it trained, by objective; null: the schedule's. */
  setRates: v.array(v.nullable(v.number())),
  /** Epochs that a person set while it trained; null: the recipe's length. */
  setEpochs: v.nullable(v.number()),
});

/** What a training remembers between steps besides weights and slots: `state.json` of a checkpoint. */
export type TrainingState = Readonly<v.InferOutput<typeof trainingStateSchema>>;

/** Before the first step of a training with so many objectives. */
export function initialTrainingState(objectives: number): TrainingState {
  return {
    version: 1,
    best: noImprovement,
    stop: noImprovement,
    validationLosses: [],
    epochLosses: noLosses(objectives),
    setRates: new Array<null>(objectives).fill(null),
    setEpochs: null,
  };
}

/** The sums at the beginning of an epoch. */
export function noLosses(objectives: number): TrainingState['epochLosses'] {
  return { sums: new Array<number>(objectives).fill(0), samples: 0 };
}

/** The state as JSON; numbers come back bit for bit. */
export function toJson(state: TrainingState): Json {
  return { ...state };
}

/** @throws NeurozooError ZOO3021 when it is not such a state */
export function parseTrainingState(json: unknown): TrainingState {
  const parsed = parseValue(trainingStateSchema, json);
  if (parsed.kind === 'invalid') {
    throw new NeurozooError({ code: 'ZOO3021', message: `\`state.json\` of the checkpoint cannot be read. ${parsed.problem}` });
  }
  return parsed.value;
}
