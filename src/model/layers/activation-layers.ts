import { describeLayer, type LayerDescription, type LayerOutcome } from '../layer-description';
import type { LayerKind } from '../layer-kind';
import type { SettingSpecs } from '../setting';
import { floatTensor, type TensorType } from '../tensor-type';
import { parameter } from './initial-weights';
import { featuresInput, floatInput } from './layer-input';
import { accepted, unchanged } from './outcome';

const noSettings = {} as const satisfies SettingSpecs;

export const sigmoid = plainActivation('sigmoid', {
  summary: 'Squeezes every number into 0..1.',
  formula: 'y = 1 / (1 + exp(-x))',
  reference: 'Rumelhart, Hinton & Williams 1986, Learning representations by back-propagating errors',
});

export const tanh = plainActivation('tanh', {
  summary: 'Squeezes every number into -1..1.',
  formula: 'y = tanh(x)',
  reference: 'LeCun 1989, Generalization and network design strategies',
});

export const relu = plainActivation('relu', {
  summary: 'Cuts negative numbers off.',
  formula: 'y = max(x, 0)',
  reference: 'Nair & Hinton 2010, Rectified linear units improve restricted Boltzmann machines',
});

export const softplus = plainActivation('softplus', {
  summary: 'A smooth rectifier.',
  formula: 'y = log(1 + exp(x))',
  reference: 'Dugas et al. 2001, Incorporating second-order functional knowledge for better option pricing',
});

export const swish = plainActivation('swish', {
  summary: 'Each number times its own sigmoid.',
  formula: 'y = x / (1 + exp(-x))',
  reference: 'Ramachandran et al. 2017, Searching for activation functions',
});

export const gelu = plainActivation('gelu', {
  summary: 'Each number times the chance that a normal number lies below it.',
  formula: 'y = x * Phi(x) = x / 2 * (1 + erf(x / sqrt(2)))',
  reference: 'Hendrycks & Gimpel 2016, Gaussian error linear units',
});

export const step = plainActivation('step', {
  summary: 'Fires or not; its gradient is zero, so gradient descent cannot train through it.',
  formula: 'y = 1 if x > 0, else 0',
  reference: 'McCulloch & Pitts 1943, A logical calculus of the ideas immanent in nervous activity',
});

export const sign = plainActivation('sign', {
  summary: 'Keeps only the sign; its gradient is zero, so gradient descent cannot train through it.',
  formula: 'y = 1 if x > 0, -1 if x < 0, 0 at 0',
  reference: 'Widrow & Hoff 1960, Adaptive switching circuits',
});

/** Over the last axis. */
export const softmax = describeLayer({
  kind: 'softmax',
  family: 'activation',
  summary: 'Turns the channels into shares that add to 1.',
  formula: 'y[k] = exp(x[k]) / sum over j of exp(x[j])',
  reference: 'Bridle 1990, Probabilistic interpretation of feedforward classification network outputs',
  settings: {},
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    const input = featuresInput('softmax', inputs);
    return input.ok ? unchanged('softmax', input.type) : input;
  },
});

export const leakyRelu = describeLayer({
  kind: 'leakyrelu',
  family: 'activation',
  summary: 'Lets a little of negative numbers through.',
  formula: 'y = x if x > 0, else slope * x',
  reference: 'Maas et al. 2013, Rectifier nonlinearities improve neural network acoustic models',
  settings: { slope: { type: 'number', meaning: 'The factor of negative numbers.', position: 0, default: 0.1 } },
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    return elementwise('leakyrelu', inputs);
  },
});

export const elu = describeLayer({
  kind: 'elu',
  family: 'activation',
  summary: 'Lets negative numbers run into a smooth floor.',
  formula: 'y = x if x > 0, else alpha * (exp(x) - 1)',
  reference: 'Clevert et al. 2015, Fast and accurate deep network learning by exponential linear units',
  settings: { alpha: { type: 'number', meaning: 'The depth of the floor.', position: 0, default: 1 } },
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    return elementwise('elu', inputs);
  },
});

/** Weight `slope` [channels], shared by all pixels and steps. */
export const prelu = describeLayer({
  kind: 'prelu',
  family: 'activation',
  summary: 'A leaky rectifier whose slope is trained, one for each channel.',
  formula: 'y = x if x > 0, else a[c] * x',
  reference: 'He et al. 2015, Delving deep into rectifiers',
  settings: { start: { type: 'number', meaning: 'The slope that every channel starts with.', position: 0, default: 0.25 } },
  inputs: { least: 1, most: 1 },
  infer({ start }, inputs) {
    const input = featuresInput('prelu', inputs);
    if (!input.ok) {
      return input;
    }
    const slope = parameter('slope', [input.channels], { kind: 'constant', value: start });
    return accepted('prelu', { output: floatTensor(input.type.shape), weights: [slope], macs: 0 });
  },
});

/** An activation without settings. */
function plainActivation(
  kind: LayerKind,
  words: Pick<LayerDescription, 'summary' | 'formula' | 'reference'>,
): LayerDescription<typeof noSettings> {
  return {
    kind,
    family: 'activation',
    ...words,
    settings: noSettings,
    inputs: { least: 1, most: 1 },
    infer(_settings, inputs) {
      return elementwise(kind, inputs);
    },
  };
}

function elementwise(kind: string, inputs: readonly TensorType[]): LayerOutcome {
  const input = floatInput(kind, inputs);
  return input.ok ? unchanged(kind, input.type) : input;
}
