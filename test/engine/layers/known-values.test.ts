import { scalar, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ForwardContext } from '#engine/forward-context';
import { NetworkApplication } from '#engine/layers/network-forward';
import { networkWeights } from '#engine/state-specs';
import type { LayerKind } from '#model/layer-kind';
import type { Settings } from '#model/setting-values';
import { floatTensor } from '#model/tensor-type';
import { buildNetwork, type LayerText } from '../network-builder';
import { numbersOf, useCpu } from '../tensors';

beforeAll(useCpu);

interface Run {
  readonly layers: readonly LayerText[];
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly weights?: Readonly<Record<string, readonly number[]>>;
  readonly training?: boolean;
  readonly step?: number;
  readonly name?: string;
}

function run({ layers, inputs, weights = {}, training = false, step = 0, name = 'test' }: Run): Tensor {
  const types = Object.fromEntries(Object.entries(inputs).map(([input, given]) => [input, floatTensor(given.shape.slice(1))]));
  const network = buildNetwork('N', types, layers);
  const state = new Map(
    networkWeights(network).map(({ name: path, shape }) => [
      path,
      tensor([...(weights[path] ?? new Array<number>(shape.reduce((a, b) => a * b, 1)).fill(0))], [...shape]),
    ]),
  );
  const context: ForwardContext = {
    networks: { N: network },
    state,
    training: () => training,
    moves: () => true,
    onMove: () => undefined,
    passesThresholds: false,
    seed: 1,
    step: scalar(step, 'int32'),
  };
  return new NetworkApplication({ network, inputs: Object.values(inputs), context, name }).member('output');
}

function expectClose(found: Tensor, expected: readonly number[]): void {
  const numbers = numbersOf(found);
  expect(numbers).toHaveLength(expected.length);
  numbers.forEach((number, index) => {
    expect(number).toBeCloseTo(expected[index] ?? Number.NaN, 6);
  });
}

const activations: readonly (readonly [LayerKind, Settings, readonly number[]])[] = [
  ['sigmoid', {}, [0.1192029, 0.2689414, 0.3775407, 0.5, 0.6224593, 0.7310586, 0.8807971]],
  ['tanh', {}, [-0.9640276, -0.7615942, -0.4621172, 0, 0.4621172, 0.7615942, 0.9640276]],
  ['relu', {}, [0, 0, 0, 0, 0.5, 1, 2]],
  ['leakyrelu', {}, [-0.2, -0.1, -0.05, 0, 0.5, 1, 2]],
  ['elu', {}, [-0.8646647, -0.6321206, -0.3934693, 0, 0.5, 1, 2]],
  ['step', {}, [0, 0, 0, 0, 1, 1, 1]],
  ['sign', {}, [-1, -1, -1, 0, 1, 1, 1]],
];

describe('known values of layers', () => {
  it.each(activations)('%s of -2 to 2', (kind, settings, expected) => {
    expectClose(run({ layers: [['a', kind, settings]], inputs: { x: tensor([-2, -1, -0.5, 0, 0.5, 1, 2], [1, 7]) } }), expected);
  });

  it('1.7159 tanh(2x/3) is 1 at 1', () => {
    const layers: LayerText[] = [['d', 'dense', { units: 1, activation: 'lecuntanh' }]];
    expectClose(
      run({ layers, inputs: { x: tensor([1, -2], [2, 1]) }, weights: { 'N/d/kernel': [1], 'N/d/bias': [0] } }),
      [0.9999973, -1.4929388],
    );
  });

  it('pooling and unpooling of 1 to 16', () => {
    const x = tensor(
      Array.from({ length: 16 }, (_, index) => index + 1),
      [1, 4, 4, 1],
    );
    expectClose(run({ layers: [['p', 'maxpool', { kernel: [2, 2] }]], inputs: { x } }), [6, 8, 14, 16]);
    expectClose(run({ layers: [['p', 'avgpool', { kernel: [2, 2] }]], inputs: { x } }), [3.5, 5.5, 11.5, 13.5]);
    const back: LayerText[] = [
      ['p', 'maxpool', { kernel: [2, 2] }],
      ['u', 'unpool', { pool: 'p' }, ['p', 'x', 'p']],
    ];
    expectClose(run({ layers: back, inputs: { x } }), [0, 0, 0, 0, 0, 6, 0, 8, 0, 0, 0, 0, 0, 14, 0, 16]);
  });

  it('batch norm of 1 to 4 in training, and by its running averages elsewhere', () => {
    const x = tensor([1, 2, 3, 4], [4, 1]);
    const weights = { 'N/b/gamma': [1], 'N/b/beta': [0], 'N/b/movingMean': [2], 'N/b/movingVariance': [4] };
    const layers = (epsilon: number): LayerText[] => [['b', 'batchnorm', { epsilon }]];
    expectClose(run({ layers: layers(1e-5), inputs: { x }, weights, training: true }), [-1.3416355, -0.4472118, 0.4472118, 1.3416355]);
    expectClose(run({ layers: layers(1e-3), inputs: { x }, weights, training: true }), [-1.3411044, -0.4470348, 0.4470348, 1.3411044]);
    expectClose(run({ layers: layers(0), inputs: { x }, weights }), [-0.5, 0, 0.5, 1]);
  });

  it('a spatial transformer shifts by half the picture, and leaves it alone for the identity', () => {
    const x = tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [1, 3, 3, 1]);
    const moved = (theta: number[]): Tensor =>
      run({ layers: [['a', 'affine', { theta: 'y' }, ['x', 'y']]], inputs: { x, y: tensor(theta, [1, 6]) } });
    expectClose(moved([1, 0, 0.5, 0, 1, 0]), [0.5, 1.5, 1, 3.5, 4.5, 2.5, 6.5, 7.5, 4]);
    expectClose(moved([1, 0, 0, 0, 1, 0]), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('one step of an LSTM whose weights are all one half', () => {
    // Two steps from zeros with the input weights 0.5, against the same recurrence in double precision.
    const half = (count: number): number[] => new Array<number>(count).fill(0.5);
    const weights = { 'N/l/kernel': half(4), 'N/l/recurrentKernel': half(4), 'N/l/bias': [0, 0, 0, 0] };
    const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
    let [h, c] = [0, 0];
    const states = [1, 1].map((input) => {
      const z = 0.5 * input + 0.5 * h;
      c = sigmoid(z) * c + sigmoid(z) * Math.tanh(z);
      h = sigmoid(z) * Math.tanh(c);
      return h;
    });
    expectClose(run({ layers: [['l', 'lstm', { units: 1, sequence: true }]], inputs: { x: tensor([1, 1], [1, 2, 1]) }, weights }), states);
  });

  it("LeNet-5's partial connections see only the maps of the table", () => {
    const layers: LayerText[] = [['c', 'conv', { filters: 2, kernel: [1, 1], connect: [[0, 2], [1]] }]];
    const weights = { 'N/c/kernel': [10, 100, 1000], 'N/c/bias': [0, 0] };
    expectClose(run({ layers, inputs: { x: tensor([1, 2, 3], [1, 1, 1, 3]) }, weights }), [310, 2000]);
  });

  it('channels become pixels row by row, and reflected borders leave the edge out', () => {
    const x = tensor([1, 2, 3, 4], [1, 1, 1, 4]);
    expectClose(run({ layers: [['p', 'pixelshuffle']], inputs: { x } }), [1, 2, 3, 4]);
    const line = tensor([1, 2, 3], [1, 1, 3, 1]);
    expectClose(run({ layers: [['p', 'padding', { size: [0, 0, 2, 1], mode: 'reflect' }]], inputs: { x: line } }), [3, 2, 1, 2, 3, 2]);
  });

  it('products up to the second degree come as x1, x2, x1^2, x1 x2, x2^2', () => {
    expectClose(run({ layers: [['p', 'polynomial']], inputs: { x: tensor([2, 3], [1, 2]) } }), [2, 3, 4, 6, 9]);
  });
});

describe('random layers', () => {
  const x = tensor(new Array<number>(400).fill(1), [1, 400]);
  const drop = (options: Partial<Run>): number[] =>
    numbersOf(run({ layers: [['d', 'dropout', { rate: 0.25 }]], inputs: { x }, training: true, ...options }));

  it('dropout draws the same for the same step and place, and something else for another', () => {
    expect(drop({})).toEqual(drop({}));
    expect(drop({ step: 1 })).not.toEqual(drop({}));
    expect(drop({ name: 'other' })).not.toEqual(drop({}));
  });

  it('dropout scales what it keeps, and does nothing at inference', () => {
    const kept = drop({}).filter((value) => value !== 0);
    expect(kept.every((value) => Math.abs(value - 4 / 3) < 1e-6)).toBe(true);
    expect(Math.abs(kept.length / 400 - 0.75)).toBeLessThan(0.08);
    expect(drop({ training: false }).every((value) => value === 1)).toBe(true);
  });
});
