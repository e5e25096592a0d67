import { expect, test } from 'vitest';
import { recipeFacts } from '#session/curves/recipe-facts';

const recipe = {
  name: 'lenet',
  networks: { Net: { hyper: { width: 8 } } },
  objectives: [
    {
      direction: 'minimize',
      text: 'crossEntropy(Net(image), label)',
      over: ['Net'],
      optimizer: { kind: 'adam', rate: { kind: 'constant', rate: 0.003 }, settings: { beta1: 0.9, beta2: 0.99, epsilon: 1e-7 } },
      every: 1,
    },
  ],
  reports: [],
  batch: { size: 128 },
  seed: 1,
  decay: 0,
  labelSmoothing: 0.1,
  earlyStop: null,
};

test('of a recipe is told what every training is asked about, and besides that only what is not the default', () => {
  expect(recipeFacts(recipe).map(({ words, text }) => `${words}: ${text}`)).toEqual([
    'minimize: crossEntropy(Net(image), label)',
    'optimizer kind: adam',
    'optimizer rate: 0.003',
    'optimizer beta2: 0.99',
    'Net width: 8',
    'batch size: 128',
    'seed: 1',
    'label smoothing: 0.1',
  ]);
});
