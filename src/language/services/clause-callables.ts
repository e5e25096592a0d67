import type { SettingSpecs } from '#model/setting';
import { parametersOf, tensorParameter, type Callable, type CallableKind, type CallableParameter } from './callable';

/*
 * What clauses take that stands in no catalogue of its own: noise, rules, search methods, initialisers.
 */

interface Row {
  readonly summary: string;
  readonly formula?: string;
  readonly settings?: SettingSpecs;
  readonly first?: readonly CallableParameter[];
}

const shape = { type: 'shape', meaning: 'How many numbers for each sample.', position: 0 } as const;
const metric = tensorParameter('metric', 'The number to follow: `val.loss`, `val.accuracy`, `train.loss`.');
const trials = { type: 'count', meaning: 'How many trainings are tried.', position: 0 } as const;
const mean = { type: 'number', meaning: 'The mean.', default: 0, position: 1 } as const;

/** `z ~ normal(100)`. */
export const noiseCallables = callables('noise', {
  normal: {
    summary: 'Random numbers of a normal distribution, drawn afresh for each sample and step.',
    settings: { shape, mean, deviation: { type: 'number', meaning: 'The standard deviation.', default: 1, position: 2, minimum: 0 } },
  },
  uniform: {
    summary: 'Random numbers between two bounds, drawn afresh for each sample and step.',
    settings: {
      shape,
      low: { type: 'number', meaning: 'The least.', default: 0, position: 1 },
      high: { type: 'number', meaning: 'The bound above.', default: 1, position: 2 },
    },
  },
});

/** `init = normal(0.02)`. */
export const initializerCallables = callables('initialiser', {
  he: { summary: 'Normal with variance 2 / fan-in: keeps the size of signals through the relu family (He et al. 2015).' },
  glorot: { summary: 'Uniform with variance 2 / (fan-in + fan-out): keeps signals and gradients in size (Glorot, Bengio 2010).' },
  normal: {
    summary: 'Normal around a mean.',
    settings: {
      deviation: { type: 'number', meaning: 'The standard deviation.', position: 0, minimum: 0 },
      mean,
    },
  },
  uniform: {
    summary: 'Uniform between two bounds.',
    settings: {
      low: { type: 'number', meaning: 'The least.', position: 0 },
      high: { type: 'number', meaning: 'The bound above.', position: 1 },
    },
  },
  constant: { summary: 'The same number everywhere.', settings: { value: { type: 'number', meaning: 'That number.', position: 0 } } },
  orthogonal: { summary: 'A random rotation: recurrent layers neither grow nor shrink what they carry.' },
  identity: { summary: 'The identity: the layer begins as one that changes nothing.' },
});

/** `stop early(val.loss, patience = 3)`, `keep best(val.accuracy)`, `batch 80 balanced(classes = 10, each = 8)`. */
export const ruleCallables = callables('rule', {
  early: {
    summary: 'Ends when a number has not improved for so many epochs, and goes back to its best weights.',
    first: [metric],
    settings: { patience: { type: 'count', meaning: 'Epochs without an improvement.', default: 5 } },
  },
  best: { summary: 'Keeps the weights that were best by a number, beside the last.', first: [metric] },
  balanced: {
    summary: 'Draws so many samples of each of so many classes into every batch, as metric learning needs.',
    settings: {
      classes: { type: 'count', meaning: 'How many classes in a batch.' },
      each: { type: 'count', meaning: 'How many samples of each.' },
    },
  },
});

/** `using asha(trials = 40)`. */
export const methodCallables = callables('method', {
  grid: { summary: 'Every combination of the sets, one after the other.' },
  random: { summary: 'Random combinations: better than a grid where few settings matter (Bergstra, Bengio 2012).', settings: { trials } },
  anneal: { summary: 'Simulated annealing: small steps from the best so far, smaller and smaller.', settings: { trials } },
  tpe: { summary: 'Tree-structured Parzen estimator: draws where good trials were dense (Bergstra et al. 2011).', settings: { trials } },
  asha: { summary: 'Stops bad trials early and gives their time to good ones (Li et al. 2020).', settings: { trials } },
});

/** `rate in log(1e-4, 1e-1)`. */
export const spaceCallables = callables('space', {
  log: {
    summary: 'Between two numbers, evenly by their logarithm: the way to search for rates.',
    settings: {
      low: { type: 'number', meaning: 'The least, above 0.', position: 0, minimum: 0 },
      high: { type: 'number', meaning: 'The most.', position: 1 },
    },
  },
});

/** What equations know beside the functions of the catalogue. */
export const equationCallables = callables('function', {
  variable: {
    summary: 'A tensor that is trained without a network, such as the picture of neural style.',
    settings: { shape: { type: 'shape', meaning: 'Its sizes.', position: 0 } },
  },
  ramp: {
    summary: 'Rises from 0 over the training as 2 / (1 + e^(-gamma p)) - 1, with p the share that is done (Ganin et al. 2016).',
    settings: {
      to: { type: 'number', meaning: 'Where it ends.', position: 0 },
      gamma: { type: 'number', meaning: 'How steep it is.', default: 10 },
    },
  },
});

function callables(kind: CallableKind, rows: Readonly<Record<string, Row>>): ReadonlyMap<string, Callable> {
  return new Map(
    Object.entries(rows).map(([name, { settings, first, ...words }]) => [
      name,
      { name, kind, ...words, parameters: [...(first ?? []), ...parametersOf(settings ?? {})] },
    ]),
  );
}
