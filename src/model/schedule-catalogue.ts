import type { ScheduleKind } from './schedule';
import type { SettingSpec, SettingSpecs } from './setting';

/** One row of the schedule catalogue: how a rate changes over a training. */
export interface ScheduleDescription {
  readonly kind: ScheduleKind;
  readonly summary: string;
  /** `e` is the epoch (with fractions), `p` the share of the training that is done, both from 0. */
  readonly formula: string;
  readonly reference: string;
  /** Of `warmup`, `then` is a rate or another schedule and stands apart. */
  readonly settings: SettingSpecs;
}

const rate: SettingSpec = { type: 'number', meaning: 'the rate at the start', position: 0, minimum: 0 };
const to: SettingSpec = { type: 'number', meaning: 'the rate at the end', default: 0, position: 1, minimum: 0 };

/** Every schedule. */
export const scheduleCatalogue: Readonly<Record<ScheduleKind, ScheduleDescription>> = {
  constant: { kind: 'constant', summary: 'The same rate all the time.', formula: 'rate', reference: '', settings: { rate } },
  step: {
    kind: 'step',
    summary: 'Multiplied by a factor at certain epochs.',
    formula: 'rate factor^(how many of `at` are <= e)',
    reference: '',
    settings: {
      rate,
      at: { type: 'numbers', meaning: 'the epochs at which it changes', position: 1 },
      factor: { type: 'number', meaning: 'what it is multiplied by', default: 0.1, position: 2, minimum: 0 },
    },
  },
  cosine: {
    kind: 'cosine',
    summary: 'Falls along half a cosine.',
    formula: 'to + (rate - to) (1 + cos(pi p)) / 2',
    reference: 'Loshchilov, Hutter 2017, SGDR: stochastic gradient descent with warm restarts',
    settings: { rate, to },
  },
  linear: {
    kind: 'linear',
    summary: 'Constant up to an epoch, then along a line to the end.',
    formula: 'rate + (to - rate) max(0, e - from) / (epochs - from)',
    reference: '',
    settings: {
      rate,
      to,
      from: { type: 'number', meaning: 'the epoch at which it begins to change', default: 0, position: 2, minimum: 0 },
    },
  },
  exponential: {
    kind: 'exponential',
    summary: 'Multiplied by a factor in each epoch.',
    formula: 'rate factor^e',
    reference: '',
    settings: { rate, factor: { type: 'number', meaning: 'what it is multiplied by in an epoch', default: 0.95, position: 1, minimum: 0 } },
  },
  warmup: {
    kind: 'warmup',
    summary: 'Rises from 0 along a line, then follows another schedule from where that one would be.',
    formula: 'then(e) min(1, e / epochs)',
    reference: 'Goyal et al. 2017, Accurate, large minibatch SGD: training ImageNet in 1 hour',
    settings: { epochs: { type: 'number', meaning: 'how many epochs it rises', position: 0, minimum: 0 } },
  },
  plateau: {
    kind: 'plateau',
    summary: 'Multiplied by a factor whenever the validation loss has not improved for a while.',
    formula: 'rate factor^(plateaus so far), at least `least`',
    reference: '',
    settings: {
      rate,
      factor: { type: 'number', meaning: 'what it is multiplied by', default: 0.1, minimum: 0, maximum: 1 },
      patience: { type: 'count', meaning: 'epochs without an improvement', default: 5 },
      least: { type: 'number', meaning: 'it does not fall below', default: 0, minimum: 0 },
    },
  },
  cyclic: {
    kind: 'cyclic',
    summary: 'Up and down between two rates along lines.',
    formula: 'rate + (to - rate) (1 - |1 - 2 frac(e / period)|)',
    reference: 'Smith 2017, Cyclical learning rates for training neural networks',
    settings: {
      rate,
      to: { type: 'number', meaning: 'the other rate', position: 1, minimum: 0 },
      period: { type: 'number', meaning: 'epochs from one low to the next', default: 10, position: 2, minimum: 0.001 },
    },
  },
};

/** Whether a name is a schedule. */
export function isScheduleKind(name: string): name is ScheduleKind {
  return Object.hasOwn(scheduleCatalogue, name);
}
