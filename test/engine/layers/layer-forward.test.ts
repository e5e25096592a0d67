import { mul, scalar, sum, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { NeurozooError } from '#base/neurozoo-error';
import type { ForwardContext } from '#engine/forward-context';
import { valueAndGradients } from '#engine/gradients';
import { initialNumbers } from '#engine/initial-state';
import { layerForward } from '#engine/layers/layer-forward';
import { NetworkApplication } from '#engine/layers/network-forward';
import { networkWeights } from '#engine/state-specs';
import { trace } from '#engine/trace/trace';
import { layerKinds, type LayerKind } from '#model/layer-kind';
import type { Network } from '#model/network';
import type { Settings } from '#model/setting-values';
import { floatTensor, sizeOf, type TensorType } from '#model/tensor-type';
import { buildNetwork, type LayerText } from '../network-builder';
import { normalNumbers, normalTensor, numbersOf, useCpu } from '../tensors';

/** One layer under test: settings, and inputs by shape. */
interface LayerCase {
  readonly settings?: Settings;
  readonly inputs: readonly (readonly number[])[];
  /** Layers in front of it; the last layer takes the ones named, or the last one. */
  readonly before?: readonly LayerText[];
  readonly from?: readonly string[];
  readonly integers?: number;
  /** Its slope is 0 or jumps nearly everywhere, so that differences say nothing. */
  readonly noGradient?: true;
}

const picture = [5, 4, 3] as const;
const inner = { units: 3, sequence: true, bias: true, init: null };

/** Every kind has its cases; a kind without one does not compile. */
const cases: Readonly<Record<LayerKind, readonly LayerCase[]>> = {
  conv: [
    { settings: { filters: 2, kernel: [3, 3], activation: 'tanh' }, inputs: [picture] },
    { settings: { filters: 2, kernel: [3, 2], pad: 'same', stride: [2, 2] }, inputs: [picture] },
    { settings: { filters: 2, kernel: [3, 3], pad: [1, 0, 2, 1] }, inputs: [picture] },
    { settings: { filters: 2, kernel: [3, 3], pad: [1, 1, 1, 1], stride: [2, 1] }, inputs: [picture] },
    { settings: { filters: 2, kernel: [2, 2], dilation: [2, 2] }, inputs: [picture] },
    { settings: { filters: 4, kernel: [3, 3], groups: 2 }, inputs: [[5, 4, 4]] },
    { settings: { filters: 2, kernel: [3, 3], connect: [[0, 2], [1]], activation: 'lecuntanh' }, inputs: [picture] },
  ],
  deconv: [
    { settings: { filters: 2, kernel: [4, 4], stride: [2, 2], pad: 'same' }, inputs: [[2, 3, 3]] },
    { settings: { filters: 2, kernel: [3, 3], stride: [2, 2] }, inputs: [[2, 3, 3]] },
    { settings: { filters: 2, kernel: [4, 4], stride: [2, 2], pad: [1, 1, 1, 1] }, inputs: [[2, 3, 3]] },
    { settings: { filters: 2, kernel: [4, 4], stride: [2, 2], pad: [1, 0, 2, 1] }, inputs: [[2, 3, 3]] },
  ],
  depthwise: [
    { settings: { kernel: [3, 3], multiplier: 2, pad: 'same' }, inputs: [picture] },
    { settings: { kernel: [2, 2], dilation: [2, 1] }, inputs: [picture] },
  ],
  separable: [{ settings: { filters: 4, kernel: [3, 3] }, inputs: [picture] }],
  maxpool: [
    { settings: { kernel: [2, 2] }, inputs: [picture] },
    { settings: { kernel: [3, 3], stride: [2, 2], pad: 'same' }, inputs: [picture] },
    { settings: { kernel: [3, 3], stride: [2, 2], round: 'up' }, inputs: [picture] },
  ],
  avgpool: [
    { settings: { kernel: [2, 2] }, inputs: [picture] },
    { settings: { kernel: [3, 3], stride: [2, 2], pad: 'same' }, inputs: [picture] },
    { settings: { kernel: [3, 3], stride: [1, 1], pad: [1, 0, 1, 2] }, inputs: [picture] },
  ],
  globalavgpool: [{ inputs: [picture] }, { inputs: [[4, 3]] }],
  globalmaxpool: [{ inputs: [picture] }],
  unpool: [
    {
      settings: { pool: 'P' },
      inputs: [[4, 4, 2]],
      before: [
        ['P', 'maxpool', { kernel: [2, 2] }],
        ['t', 'tanh'],
      ],
      from: ['t', 'x', 'P'],
    },
  ],
  subsample: [{ settings: { kernel: [2, 2], activation: 'lecuntanh' }, inputs: [[4, 4, 2]] }],
  upsample: [{ inputs: [picture] }, { settings: { method: 'bilinear' }, inputs: [picture] }],
  padding: [
    { settings: { size: [1, 2, 0, 1] }, inputs: [picture] },
    { settings: { size: [1, 2, 2, 1], mode: 'reflect' }, inputs: [picture] },
  ],
  crop: [
    { settings: { size: [2, 2] }, inputs: [picture] },
    { settings: { size: [2, 2], offset: [1, 2] }, inputs: [picture] },
  ],
  flatten: [{ inputs: [picture] }],
  reshape: [{ settings: { shape: [4, 15] }, inputs: [picture] }],
  permute: [{ settings: { order: [3, 1, 2] }, inputs: [picture] }],
  pixelshuffle: [{ inputs: [[2, 3, 8]] }],
  dense: [
    { settings: { units: 4, activation: 'tanh' }, inputs: [picture] },
    { settings: { units: 4, bias: false }, inputs: [[5, 3]] },
    { settings: { units: 1, activation: 'sigmoid' }, inputs: [[3]] },
  ],
  maxout: [{ settings: { units: 3, pieces: 2 }, inputs: [[4]] }],
  polynomial: [{ settings: { degree: 3 }, inputs: [[3]] }, { inputs: [[2, 3]] }],
  embedding: [{ settings: { vocabulary: 5, units: 3 }, inputs: [[4]], integers: 5 }],
  sigmoid: [{ inputs: [picture] }],
  tanh: [{ inputs: [picture] }],
  relu: [{ inputs: [picture] }],
  leakyrelu: [{ inputs: [picture] }],
  elu: [{ inputs: [picture] }, { settings: { alpha: 0.5 }, inputs: [picture] }],
  prelu: [{ inputs: [picture] }],
  softmax: [{ inputs: [[4]] }],
  softplus: [{ inputs: [picture] }],
  swish: [{ inputs: [picture] }],
  gelu: [{ inputs: [picture] }],
  step: [{ inputs: [[4]], noGradient: true }],
  sign: [{ inputs: [[4]], noGradient: true }],
  batchnorm: [{ inputs: [picture] }, { settings: { affine: false }, inputs: [[4]] }],
  instancenorm: [{ inputs: [picture] }],
  layernorm: [{ inputs: [[3, 4]] }],
  groupnorm: [{ settings: { groups: 2 }, inputs: [[3, 3, 4]] }],
  lrn: [{ settings: { alpha: 0.1 }, inputs: [[2, 2, 6]] }],
  l2normalize: [{ inputs: [[4]] }],
  dropout: [{ settings: { rate: 0.4 }, inputs: [picture] }],
  noise: [{ inputs: [picture] }],
  rnn: [
    { settings: { units: 3 }, inputs: [[4, 2]] },
    { settings: { units: 3, sequence: true }, inputs: [[4, 2]] },
  ],
  lstm: [
    { settings: { units: 3 }, inputs: [[4, 2]] },
    { settings: { units: 3, sequence: true }, inputs: [[4, 2]] },
  ],
  gru: [
    { settings: { units: 3 }, inputs: [[4, 2]] },
    { settings: { units: 3, sequence: true }, inputs: [[4, 2]] },
  ],
  bidirectional: [
    { settings: { layer: { kind: 'lstm', settings: inner } }, inputs: [[4, 2]] },
    { settings: { layer: { kind: 'gru', settings: { ...inner, sequence: false } } }, inputs: [[4, 2]] },
  ],
  attention: [
    { settings: { heads: 2 }, inputs: [[3, 4]] },
    { settings: { heads: 2, causal: true }, inputs: [[3, 4]] },
  ],
  positions: [{ inputs: [[3, 4]] }, { settings: { method: 'learned' }, inputs: [[3, 4]] }],
  affine: [{ settings: { theta: 'y' }, inputs: [[4, 3, 2], [6]] }],
  roialign: [],
  reverse: [{ settings: { lambda: 0.5 }, inputs: [[4]], noGradient: true }],
  gram: [{ inputs: [picture] }],
  add: [{ inputs: [picture, picture, picture] }, { inputs: [picture, [3]] }],
  subtract: [{ inputs: [picture, picture] }],
  multiply: [{ inputs: [picture, [1, 1, 3]] }],
  concat: [{ inputs: [picture, [5, 4, 2]] }],
  linear: [{ settings: { scale: 2, shift: 1 }, inputs: [[4]] }],
};

const batch = 2;
const letters = ['x', 'y', 'z'];

beforeAll(useCpu);

describe.each(layerKinds.filter((kind) => cases[kind].length > 0))('%s', (kind) => {
  it.each(cases[kind].map((layerCase, index) => ({ name: `${String(index + 1)} ${JSON.stringify(layerCase.settings ?? {})}`, layerCase })))(
    'gives the inferred shape and the gradient of differences: case $name',
    ({ layerCase }) => {
      const network = networkOf(kind, layerCase);
      const weights = Object.fromEntries(
        network.layers.flatMap((layer) =>
          layer.weights.map(({ name, shape, initializer }): [string, Float32Array] => {
            const path = `${network.name}/${layer.path}/${name}`;
            const start = initialNumbers(initializer, shape, { seed: 1, name: path });
            // Scales and shifts that start alike would hide an error.
            return [path, initializer.kind === 'constant' ? start.map((value, index) => value + 0.1 * Math.sin(index + 1)) : start];
          }),
        ),
      );
      const inputs = layerCase.inputs.map((shape, index) => inputNumbers(`${kind}/${String(index)}`, shape, layerCase));
      const expected = [batch, ...(network.nodes.at(-1)?.output.shape ?? [])];
      const output = run(network, layerCase, { weights, inputs });
      expect(output.shape).toEqual(expected);
      expect(Array.from(output.dataSync()).every(Number.isFinite)).toBe(true);
      const shapes = Object.values(weights).map((numbers) => numbers.length);
      expect(shapes).toEqual(networkWeights(network).map(({ shape }) => sizeOf(shape)));
      if (layerCase.noGradient !== true) {
        checkGradients(network, layerCase, { weights, inputs });
      }
    },
  );

  it('is recorded with the shape that it has', () => {
    for (const layerCase of cases[kind]) {
      const network = networkOf(kind, layerCase);
      const program = trace({
        name: kind,
        inputs: [
          ...networkWeights(network).map(({ name, shape }) => ({ name, shape, type: 'float32', role: 'state' }) as const),
          ...network.inputs.map(
            ({ name, type }) =>
              ({ name, shape: [batch, ...type.shape], type: type.element === 'int' ? 'int32' : 'float32', role: 'feed' }) as const,
          ),
        ],
        step: (tensors) => {
          const given = network.inputs.flatMap(({ name }) => tensors[name] ?? []);
          return { state: {}, fetches: { output: applied(network, new Map(Object.entries(tensors)), given) } };
        },
      });
      const fetched = program.outputs.find(({ name }) => name === 'output');
      expect(program.values[fetched?.value ?? -1]?.shape).toEqual([batch, ...(network.nodes.at(-1)?.output.shape ?? [])]);
    }
  });
});

describe('layers that this version lacks', () => {
  it.each(layerKinds.filter((kind) => 'later' in layerForward[kind]))('%s is refused by its name', (kind) => {
    const network = buildNetwork('N', { x: floatTensor([4, 4, 2]), boxes: floatTensor([3, 4]) }, [
      ['a', kind, { boxes: 'boxes' }, ['x', 'boxes']],
    ]);
    expect(() => applied(network, new Map(), [normalTensor('x', [1, 4, 4, 2]), normalTensor('b', [1, 3, 4])])).toThrow(NeurozooError);
  });
});

function networkOf(kind: LayerKind, { settings = {}, inputs, before = [], from, integers }: LayerCase): Network {
  const types = Object.fromEntries(
    inputs.map((shape, index): [string, TensorType] => [
      letters[index] ?? 'w',
      integers === undefined ? floatTensor(shape) : { shape, element: 'int' },
    ]),
  );
  return buildNetwork('N', types, [...before, ['layer', kind, settings, from ?? letters.slice(0, inputs.length)]]);
}

function inputNumbers(name: string, shape: readonly number[], { integers }: LayerCase): Float32Array | Int32Array {
  const numbers = normalNumbers(name, [batch, ...shape]);
  return integers === undefined ? numbers : Int32Array.from(numbers, (value) => Math.abs(Math.round(value * 3)) % integers);
}

type Weights = Readonly<Record<string, Float32Array>>;
type Inputs = readonly (Float32Array | Int32Array)[];

interface Numbers {
  readonly weights: Weights;
  readonly inputs: Inputs;
}

function applied(network: Network, state: Map<string, Tensor>, inputs: readonly Tensor[]): Tensor {
  const context: ForwardContext = {
    networks: { N: network },
    state,
    training: () => true,
    moves: () => false,
    onMove: () => undefined,
    passesThresholds: false,
    seed: 1,
    step: scalar(0, 'int32'),
  };
  return new NetworkApplication({ network, inputs, context, name: 'test' }).member('output');
}

function tensorsOf(
  network: Network,
  { inputs: shapes, integers }: LayerCase,
  { weights, inputs }: Numbers,
): [Map<string, Tensor>, Tensor[]] {
  const state = new Map(networkWeights(network).map(({ name, shape }) => [name, tensor(weights[name] ?? [], [...shape])]));
  const given = inputs.map((numbers, index) =>
    tensor(numbers, [batch, ...(shapes[index] ?? [])], integers === undefined ? 'float32' : 'int32'),
  );
  return [state, given];
}

function run(network: Network, layerCase: LayerCase, numbers: Numbers): Tensor {
  const [state, given] = tensorsOf(network, layerCase, numbers);
  return applied(network, state, given);
}

/** Compares gradients with central differences of `sum(c y)` for fixed numbers c, one weight or input at a time. */
function checkGradients(network: Network, layerCase: LayerCase, { weights, inputs }: Numbers): void {
  const weighting = normalTensor('weighting', [batch, ...(network.nodes.at(-1)?.output.shape ?? [])]);
  const [state, given] = tensorsOf(network, layerCase, { weights, inputs });
  const statistics = new Set(networkWeights(network).flatMap(({ name, role }) => (role === 'parameter' ? [] : [name])));
  const names = Object.keys(weights).filter((name) => !statistics.has(name));
  const floats = layerCase.integers === undefined ? given : [];
  const over = [...names.flatMap((name) => state.get(name) ?? []), ...floats];
  const { gradients } = valueAndGradients(() => sum(mul(applied(network, state, given), weighting)), over);
  const factors = numbersOf(weighting);
  const value = (changed: Numbers): number =>
    numbersOf(run(network, layerCase, changed)).reduce((total, number, index) => total + number * (factors[index] ?? 0), 0);
  const step = 1e-2;
  over.forEach((_, target) => {
    const gradient = gradients[target]?.dataSync();
    const name = names[target];
    const numbers = name === undefined ? inputs[target - names.length] : weights[name];
    const size = numbers?.length ?? 0;
    for (let index = 0; index < size; index += Math.max(1, Math.floor(size / 7))) {
      const moved = (change: number): number => {
        const copy = Float32Array.from(numbers ?? []);
        copy[index] = (copy[index] ?? 0) + change;
        return name === undefined
          ? value({ weights, inputs: inputs.toSpliced(target - names.length, 1, copy) })
          : value({ weights: { ...weights, [name]: copy }, inputs });
      };
      // Two steps together cancel the third derivative: what is left is the rounding of float32.
      const difference = (8 * (moved(step) - moved(-step)) - (moved(2 * step) - moved(-2 * step))) / (12 * step);
      const found = gradient?.[index] ?? 0;
      const scale = Math.max(1, Math.abs(difference));
      expect(
        Math.abs(found - difference) / scale,
        `${name ?? 'input'}[${String(index)}]: ${String(found)} against ${String(difference)}`,
      ).toBeLessThan(1e-2);
    }
  });
}
