/** A learning rate over time. Epochs are counted from 0 and may be fractions; `progress` runs from 0 to 1 over the whole training. */
export type Schedule =
  | { readonly kind: 'constant'; readonly rate: number }
  | { readonly kind: 'step'; readonly rate: number; readonly at: readonly number[]; readonly factor: number }
  | { readonly kind: 'cosine'; readonly rate: number; readonly to: number }
  | { readonly kind: 'linear'; readonly rate: number; readonly to: number; readonly from: number }
  | { readonly kind: 'exponential'; readonly rate: number; readonly factor: number }
  | { readonly kind: 'warmup'; readonly epochs: number; readonly then: Schedule }
  | { readonly kind: 'plateau'; readonly rate: number; readonly factor: number; readonly patience: number; readonly least: number }
  | { readonly kind: 'cyclic'; readonly rate: number; readonly to: number; readonly period: number };

/** `closedForm` solves a linear least-squares problem exactly (ADALINE); `perceptronRule` is Rosenblatt 1957: w += rate (t - y) x. */
export const optimizerKinds = [
  'sgd',
  'momentum',
  'nesterov',
  'adagrad',
  'rmsprop',
  'adadelta',
  'adam',
  'adamw',
  'adamax',
  'closedForm',
  'perceptronRule',
] as const;

/** A rule by which weights follow their gradients; a row of the optimiser catalogue. */
export type OptimizerKind = (typeof optimizerKinds)[number];

/** The ways in which a learning rate changes over a training, each a row of the schedule catalogue. */
export const scheduleKinds = [
  'constant',
  'step',
  'cosine',
  'linear',
  'exponential',
  'warmup',
  'plateau',
  'cyclic',
] as const satisfies readonly Schedule['kind'][];

/** One of {@link scheduleKinds}. */
export type ScheduleKind = (typeof scheduleKinds)[number];

/** An optimiser with every setting given a value: `momentum`, `beta1`, `beta2`, `rho`, `epsilon`, `decay`, … */
export interface OptimizerSpec {
  readonly kind: OptimizerKind;
  readonly rate: Schedule;
  readonly settings: Readonly<Record<string, number>>;
}
