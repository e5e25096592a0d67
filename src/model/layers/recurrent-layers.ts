import { describeLayer, type LayerOutcome } from '../layer-description';
import type { SettingSpec } from '../setting';
import { floatTensor, type TensorType } from '../tensor-type';
import type { Initializer, WeightSpec } from '../weight';
import { biasWeights, kernelWeight, parameter } from './initial-weights';
import { sequenceInput } from './layer-input';
import { accepted } from './outcome';
import { initRow, sequenceRow } from './setting-rows';

const unitsRow = { type: 'count', meaning: 'Number of units, the size of the state.', position: 0 } as const satisfies SettingSpec;
const recurrentInitRow = {
  ...initRow,
  meaning: 'How the input kernel starts; left out: Glorot. The recurrent kernel starts orthogonal.',
} as const;
const recurrentBiasRow = {
  type: 'flag',
  meaning: 'Whether each gate has a trained bias: one vector, as Keras has it.',
  default: true,
} as const satisfies SettingSpec;

/** Weights `kernel` [features, units], `recurrentKernel` [units, units], `bias` [units]. */
export const simpleRecurrent = describeLayer({
  kind: 'rnn',
  family: 'sequence',
  summary: 'Reads a sequence step by step with one layer of units that see their own last output.',
  formula: 'h[t] = act(x[t] * W + h[t - 1] * U + b)',
  reference: 'Elman 1990, Finding structure in time',
  settings: {
    units: unitsRow,
    activation: { type: 'activation', meaning: 'What is applied to every state; written as a bare name.', default: 'tanh' },
    sequence: sequenceRow,
    bias: recurrentBiasRow,
    init: recurrentInitRow,
  },
  inputs: { least: 1, most: 1 },
  infer(settings, inputs) {
    return inferRecurrent('rnn', { ...settings, gates: 1 }, inputs);
  },
});

/** Gates in the order input, forget, cell, output: `kernel` [features, 4 units], `recurrentKernel` [units, 4 units], `bias` [4 units], 1 for forget. */
export const lstm = describeLayer({
  kind: 'lstm',
  family: 'sequence',
  summary: 'Reads a sequence step by step and keeps a memory cell behind input, forget and output gates.',
  formula: 'i, f, o = sigmoid(x W + h U + b); g = tanh(x W + h U + b); c = f * c + i * g; h = o * tanh(c)',
  reference: 'Hochreiter & Schmidhuber 1997, Long short-term memory; Gers et al. 2000 (forget gate)',
  settings: { units: unitsRow, sequence: sequenceRow, bias: recurrentBiasRow, init: recurrentInitRow },
  inputs: { least: 1, most: 1 },
  infer(settings, inputs) {
    return inferRecurrent('lstm', { ...settings, gates: 4 }, inputs);
  },
});

/** Gates in the order update, reset, candidate; the reset gate acts before the product with U, as in the paper: 3 biases, not 6. */
export const gru = describeLayer({
  kind: 'gru',
  family: 'sequence',
  summary: 'Reads a sequence step by step and blends its state with a new one by two gates.',
  formula: 'z, r = sigmoid(x W + h U + b); g = tanh(x W + (r * h) U + b); h = z * h + (1 - z) * g',
  reference: 'Cho et al. 2014, Learning phrase representations using RNN encoder-decoder for statistical machine translation',
  settings: { units: unitsRow, sequence: sequenceRow, bias: recurrentBiasRow, init: recurrentInitRow },
  inputs: { least: 1, most: 1 },
  infer(settings, inputs) {
    return inferRecurrent('gru', { ...settings, gates: 3 }, inputs);
  },
});

interface Recurrence {
  readonly gates: 1 | 3 | 4;
  readonly units: number;
  readonly sequence: boolean;
  readonly bias: boolean;
  readonly init: Initializer | null;
}

function inferRecurrent(kind: string, { gates, units, sequence, bias, init }: Recurrence, inputs: readonly TensorType[]): LayerOutcome {
  const input = sequenceInput(kind, inputs);
  if (!input.ok) {
    return input;
  }
  const { steps, features } = input;
  const columns = gates * units;
  const kernels: readonly WeightSpec[] = [
    kernelWeight([features, columns], { init, activation: 'linear', fanIn: features, fanOut: units }),
    parameter('recurrentKernel', [units, columns], { kind: 'orthogonal' }),
  ];
  const inference = {
    output: floatTensor(sequence ? [steps, units] : [units]),
    weights: kernels,
    macs: steps * (features + units) * columns,
    field: 'all',
  } as const;
  const outcome = accepted(kind, inference);
  // The biases of an LSTM are written out one by one, so only once the kernels are known to be of a possible size.
  return outcome.ok ? accepted(kind, { ...inference, weights: [...kernels, ...gateBias(gates, units, bias)] }) : outcome;
}

/** Zeros; 1 for the forget gate of an LSTM (Jozefowicz et al. 2015), so that it remembers from the start. */
function gateBias(gates: 1 | 3 | 4, units: number, bias: boolean): readonly WeightSpec[] {
  if (!bias || gates !== 4) {
    return biasWeights(bias, gates * units);
  }
  const values = Array.from({ length: 4 * units }, (_, index) => (index >= units && index < 2 * units ? 1 : 0));
  return [parameter('bias', [4 * units], { kind: 'values', values })];
}
