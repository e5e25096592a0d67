import type { ElementType, Program } from '#program/program';

/** A tensor that a training keeps between steps: a weight, a running average, a slot of an optimiser. */
export interface StateSpec {
  /** `LeNet5/C1/kernel`, or `optimizer.0/LeNet5/C1/kernel/m` for a slot of objective 0. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: ElementType;
  readonly role: 'parameter' | 'statistic' | 'fixed' | 'slot';
}

/** What a step is fed besides the data: names of feeds that the trainer fills. */
/** Scalar int32: the number of the step, counted from 0. */
export const stepFeed = 'step';
/** Scalar float32 in [0, 1]: how much of the training is done, for `ramp`. */
export const progressFeed = 'progress';
/** Scalar float32, the learning rate of objective `index`: schedules are evaluated by the trainer, so that a rate can change while it runs. */
export function rateFeed(index: number): string {
  return `rate.${String(index)}`;
}

/** Fetches of a training program: `loss.0`, `loss.1`, …: the mean of each objective over the batch, before its update. */
export function lossFetch(index: number): string {
  return `loss.${String(index)}`;
}

/** The fetch of a report: the partial sums of a batch, for `addToMetric`. */
export function reportFetch(name: string): string {
  return `report.${name}`;
}

/** The fetch of the value at a place of a show. */
export function showFetch(place: number): string {
  return `show.${String(place)}`;
}

/** Whether an objective runs in the step of that number, counted from 0: in the first, then in every so many. */
export function isDue({ every }: { readonly every: number }, step: number): boolean {
  return step % every === 0;
}

/** The programs of a training, each recorded for one batch size. All share the state. */
export interface TrainingPrograms {
  readonly state: readonly StateSpec[];
  /** Every objective that is due, one after the other. `due` tells which (objectives with `every n steps`). Feeds: fields, step, progress, rates. */
  train(batchSize: number, due: readonly boolean[]): Program;
  /** The objectives' values and the reports' partial sums (fetches `report.<name>`, see `metrics.ts`), without updates; layers act as at inference. */
  evaluate(batchSize: number): Program;
  /** One output (or inner layer) of one network for a batch of inputs: feeds by input name, fetch `output`. */
  predict(network: string, batchSize: number, member?: string): Program;
  /** The values of the recipe's show `index`, fetches `show.0`, …; noise drawn for step 0, so that pictures compare over epochs. */
  show(index: number, batchSize: number): Program;
}
