import type { Recipe } from '#model/recipe';
import type { OptimizerKind, OptimizerSpec } from '#model/schedule';
import { optimizerCatalogue } from '#model/optimizer-catalogue';
import { defaultSettings } from '#model/setting-values';
import { floatTensor, type TensorType } from '#model/tensor-type';
import { buildNetwork, buildRecipe, Equations } from './network-builder';

const label: TensorType = { shape: [], element: 'int', classes: 3 };

/** An optimiser with its default settings. */
export function optimizer(kind: OptimizerKind): OptimizerSpec {
  const settings: Record<string, number> = {};
  for (const [name, value] of Object.entries(defaultSettings(optimizerCatalogue[kind].settings))) {
    settings[name] = Number(value);
  }
  return { kind, rate: { kind: 'constant', rate: 0.05 }, settings };
}

function lenet(): Recipe {
  const network = buildNetwork('LeNet5', { image: floatTensor([32, 32, 1]) }, [
    ['C1', 'conv', { filters: 6, kernel: [5, 5], activation: 'tanh' }],
    ['S2', 'avgpool', { kernel: [2, 2] }],
    ['C3', 'conv', { filters: 16, kernel: [5, 5], activation: 'tanh' }],
    ['S4', 'avgpool', { kernel: [2, 2] }],
    ['F5', 'dense', { units: 120, activation: 'tanh' }],
    ['F6', 'dense', { units: 84, activation: 'tanh' }],
    ['output', 'dense', { units: 3 }],
  ]);
  const equations = new Equations();
  const logits = equations.apply(network, equations.field('image', floatTensor([32, 32, 1])));
  const target = equations.field('label', label);
  const value = equations.call('crossEntropy', [logits, target]);
  return buildRecipe({
    networks: [network],
    equations,
    objectives: [{ value, over: ['LeNet5'], optimizer: optimizer('adam') }],
    reports: [{ name: 'accuracy', metric: 'accuracy', inputs: [logits, target], settings: {}, better: 'higher' }],
  });
}

function perceptron(): Recipe {
  const network = buildNetwork('Mlp', { x: floatTensor([8]) }, [
    ['hidden', 'dense', { units: 6, activation: 'relu' }],
    ['drop', 'dropout', { rate: 0.3 }],
    ['max', 'maxout', { units: 5 }],
    ['out', 'dense', { units: 3 }],
  ]);
  const equations = new Equations();
  const value = equations.call('crossEntropy', [
    equations.apply(network, equations.field('x', floatTensor([8]))),
    equations.field('label', label),
  ]);
  return buildRecipe({
    networks: [network],
    equations,
    objectives: [{ value, over: ['Mlp'], optimizer: optimizer('momentum') }],
    changes: { decay: 1e-2, clip: 0.5, labelSmoothing: 0.1 },
  });
}

function residual(): Recipe {
  const network = buildNetwork('ResNet', { image: floatTensor([8, 8, 3]) }, [
    ['stem', 'conv', { filters: 4, kernel: [3, 3], pad: 'same', bias: false }],
    ['b0', 'batchnorm'],
    ['r0', 'relu'],
    ['c1', 'conv', { filters: 8, kernel: [3, 3], stride: [2, 2], pad: 'same', bias: false }],
    ['b1', 'batchnorm'],
    ['skip', 'conv', { filters: 8, kernel: [1, 1], stride: [2, 2], bias: false }, ['r0']],
    ['b2', 'batchnorm'],
    ['sum', 'add', {}, ['b1', 'b2']],
    ['r1', 'relu'],
    ['pool', 'globalavgpool'],
    ['out', 'dense', { units: 3 }],
  ]);
  const equations = new Equations();
  const logits = equations.apply(network, equations.field('image', floatTensor([8, 8, 3])));
  const target = equations.field('label', label);
  const value = equations.call('crossEntropy', [logits, target]);
  return buildRecipe({
    networks: [network],
    equations,
    objectives: [{ value, over: ['ResNet'], optimizer: optimizer('nesterov') }],
    reports: [{ name: 'f1', metric: 'f1', inputs: [logits, target], settings: {}, better: 'higher' }],
  });
}

function autoencoder(): Recipe {
  const network = buildNetwork('Auto', { image: floatTensor([8, 8, 1]) }, [
    ['c1', 'conv', { filters: 4, kernel: [3, 3], stride: [2, 2], pad: 'same', activation: 'relu' }],
    ['d1', 'deconv', { filters: 4, kernel: [4, 4], stride: [2, 2], pad: 'same', activation: 'relu' }],
    ['p', 'avgpool', { kernel: [2, 2] }],
    ['u', 'upsample'],
    ['c2', 'conv', { filters: 1, kernel: [3, 3], pad: 'same' }],
  ]);
  const equations = new Equations();
  const image = equations.field('image', floatTensor([8, 8, 1]));
  const made = equations.apply(network, image);
  return buildRecipe({
    networks: [network],
    equations,
    objectives: [{ value: equations.call('l2', [made, image]), over: ['Auto'], optimizer: optimizer('rmsprop') }],
    reports: [{ name: 'psnr', metric: 'psnr', inputs: [made, image], settings: { peak: 1 }, better: 'higher' }],
  });
}

function adversarial(): Recipe {
  const maker = buildNetwork('G', { z: floatTensor([5]) }, [
    ['d', 'dense', { units: 16, bias: false }],
    ['s', 'reshape', { shape: [2, 2, 4] }],
    ['b', 'batchnorm'],
    ['r', 'relu'],
    ['up', 'deconv', { filters: 1, kernel: [4, 4], stride: [2, 2], pad: 'same', activation: 'tanh' }],
  ]);
  const critic = buildNetwork('D', { image: floatTensor([4, 4, 1]) }, [
    ['c', 'conv', { filters: 4, kernel: [3, 3], stride: [2, 2], pad: 'same' }],
    ['b', 'batchnorm'],
    ['l', 'leakyrelu', { slope: 0.2 }],
    ['out', 'dense', { units: 1 }],
  ]);
  const equations = new Equations();
  const fake = equations.apply(maker, equations.noise([5]));
  const real = equations.apply(critic, equations.field('image', floatTensor([4, 4, 1])));
  const stopped = equations.apply(critic, equations.call('stop', [fake]));
  const fooled = equations.apply(critic, fake);
  const [one, zero] = [equations.number(1), equations.number(0)];
  const told = equations.plus(equations.call('bce', [real, one]), equations.call('bce', [stopped, zero]));
  return buildRecipe({
    networks: [maker, critic],
    equations,
    objectives: [
      { value: told, over: ['D'], optimizer: optimizer('adam') },
      { value: equations.call('bce', [fooled, one]), over: ['G'], optimizer: optimizer('adamw'), every: 2 },
    ],
  });
}

function siamese(): Recipe {
  const network = buildNetwork('Embed', { image: floatTensor([8, 8, 1]) }, [
    ['c', 'conv', { filters: 3, kernel: [3, 3], activation: 'relu' }],
    ['p', 'maxpool', { kernel: [2, 2] }],
    ['d', 'dense', { units: 4 }],
    ['n', 'l2normalize'],
  ]);
  const equations = new Equations();
  const side = (name: string): number => equations.apply(network, equations.field(name, floatTensor([8, 8, 1])));
  const distance = equations.call('distance', [side('left'), side('right')]);
  const value = equations.call('contrastive', [distance, equations.field('same', { shape: [], element: 'int', classes: 2 })], {
    margin: 1,
  });
  return buildRecipe({ networks: [network], equations, objectives: [{ value, over: ['Embed'], optimizer: optimizer('adagrad') }] });
}

function writer(): Recipe {
  const letters: TensorType = { shape: [5], element: 'int', classes: 7 };
  const network = buildNetwork('Writer', { chars: letters }, [
    ['e', 'embedding', { vocabulary: 7, units: 4 }],
    ['l', 'lstm', { units: 6, sequence: true }],
    ['out', 'dense', { units: 7 }],
  ]);
  const equations = new Equations();
  const logits = equations.apply(network, equations.field('chars', letters));
  const next = equations.field('next', letters);
  return buildRecipe({
    networks: [network],
    equations,
    objectives: [{ value: equations.call('crossEntropy', [logits, next]), over: ['Writer'], optimizer: optimizer('adamax') }],
    reports: [{ name: 'perplexity', metric: 'perplexity', inputs: [logits, next], settings: {}, better: 'lower' }],
    changes: { clip: 5 },
  });
}

/** Small trainings of each sort. */
export const trialRecipes = {
  'LeNet-5': lenet(),
  'a multilayer perceptron': perceptron(),
  'a residual network': residual(),
  'a convolutional autoencoder': autoencoder(),
  'two adversaries': adversarial(),
  'a siamese pair': siamese(),
  'an LSTM on an embedding': writer(),
} as const satisfies Record<string, Recipe>;
