import { describeLayer } from '../layer-description';
import { floatTensor } from '../tensor-type';
import type { WeightSpec } from '../weight';
import { biasWeights, kernelInitializer, parameter } from './initial-weights';
import { sequenceInput } from './layer-input';
import { accepted, refused } from './outcome';
import { initRow } from './setting-rows';

/**
 * With one input it attends to itself; with two, the first asks and the second answers. Weights `queryKernel`, `keyKernel`, `valueKernel`,
 * `outputKernel` and their biases: 4 (d^2 + d) parameters for d features.
 */
export const attention = describeLayer({
  kind: 'attention',
  family: 'sequence',
  summary: 'Lets every step gather from all steps, by how well its question fits their keys, in several heads.',
  formula: 'y = concat over heads of softmax(Q K^T / sqrt(d / heads)) V * W + b',
  reference: 'Vaswani et al. 2017, Attention is all you need',
  settings: {
    heads: { type: 'count', meaning: 'Number of heads; it divides the features.', position: 0, default: 4 },
    causal: { type: 'flag', meaning: 'Whether a step sees only itself and earlier ones.', default: false },
    init: initRow,
  },
  inputs: { least: 1, most: 2 },
  infer({ heads, init }, inputs) {
    const query = sequenceInput('attention', inputs);
    if (!query.ok) {
      return query;
    }
    const memory = inputs.length > 1 ? sequenceInput('attention', inputs, 1) : query;
    if (!memory.ok) {
      return memory;
    }
    const size = query.features;
    if (size % heads !== 0) {
      return refused('ZOO1205', `attention with ${String(heads)} heads cannot split ${String(size)} features evenly.`);
    }
    const projection = (name: string, features: number): readonly WeightSpec[] => [
      parameter(`${name}Kernel`, [features, size], kernelInitializer({ init, activation: 'linear', fanIn: features, fanOut: size })),
      ...biasWeights(true, size).map((bias) => ({ ...bias, name: `${name}Bias` })),
    ];
    const projections = 2 * query.steps * size * size + 2 * memory.steps * memory.features * size;
    return accepted('attention', {
      output: floatTensor([query.steps, size]),
      weights: [
        ...projection('query', size),
        ...projection('key', memory.features),
        ...projection('value', memory.features),
        ...projection('output', size),
      ],
      macs: projections + 2 * query.steps * memory.steps * size,
      field: 'all',
    });
  },
});

/** `sine`: fixed waves, no weights. `learned`: a trained row for each step, weight `table` [steps, features]. */
export const positions = describeLayer({
  kind: 'positions',
  family: 'sequence',
  summary: 'Adds to each step a pattern that tells its place.',
  formula: 'y[t, 2i] = x + sin(t / 10000^(2i / d)), y[t, 2i + 1] = x + cos(t / 10000^(2i / d)); learned: y = x + P',
  reference: 'Vaswani et al. 2017, Attention is all you need',
  settings: {
    method: { type: 'text', meaning: 'Fixed waves or trained rows.', position: 0, default: 'sine', choices: ['sine', 'learned'] },
  },
  inputs: { least: 1, most: 1 },
  infer({ method }, inputs) {
    const input = sequenceInput('positions', inputs);
    if (!input.ok) {
      return input;
    }
    const { shape } = input.type;
    return accepted('positions', {
      output: floatTensor(shape),
      weights: method === 'learned' ? [parameter('table', shape, { kind: 'normal', deviation: 0.02, mean: 0 })] : [],
      macs: 0,
    });
  },
});
