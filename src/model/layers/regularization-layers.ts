import { describeLayer } from '../layer-description';
import { floatInput } from './layer-input';
import { unchanged } from './outcome';

/** Inverted: kept values are scaled while training, so that prediction needs no change. */
export const dropout = describeLayer({
  kind: 'dropout',
  family: 'regular',
  summary: 'While training, drops random values and scales the others up; in prediction it changes nothing.',
  formula: 'y = x * m / (1 - rate), m = 1 with probability 1 - rate, else 0',
  reference: 'Srivastava et al. 2014, Dropout: a simple way to prevent neural networks from overfitting',
  settings: {
    rate: { type: 'number', meaning: 'The share that is dropped, below 1.', position: 0, default: 0.5, minimum: 0, maximum: 0.999999 },
  },
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    const input = floatInput('dropout', inputs);
    return input.ok ? unchanged('dropout', input.type) : input;
  },
});

export const noise = describeLayer({
  kind: 'noise',
  family: 'regular',
  summary: 'While training, adds normal noise; in prediction it changes nothing.',
  formula: 'y = x + deviation * n, n standard normal',
  reference: 'Bishop 1995, Training with noise is equivalent to Tikhonov regularization',
  settings: { deviation: { type: 'number', meaning: 'Standard deviation of the noise.', position: 0, default: 0.1, minimum: 0 } },
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    const input = floatInput('noise', inputs);
    return input.ok ? unchanged('noise', input.type) : input;
  },
});
