import { describeLayer, type LayerOutcome } from '../layer-description';
import type { NestedLayer } from '../setting';
import { hasSettings } from '../setting-check';
import { floatTensor, type TensorType } from '../tensor-type';
import type { WeightSpec } from '../weight';
import { accepted, refused } from './outcome';
import { gru, lstm, simpleRecurrent } from './recurrent-layers';

/** Weights of the inner layer twice, named `forwardKernel`, `backwardKernel` and so on. */
export const bidirectional = describeLayer({
  kind: 'bidirectional',
  family: 'sequence',
  summary: 'Reads a sequence from both ends with two recurrent layers and joins what they give.',
  formula: 'y = concat(layer(x), reverse(layer(reverse(x))))',
  reference: 'Schuster & Paliwal 1997, Bidirectional recurrent neural networks',
  settings: { layer: { type: 'layer', meaning: 'The recurrent layer, `lstm(64)`.', position: 0 } },
  inputs: { least: 1, most: 1 },
  infer({ layer }, inputs) {
    const inner = inferInner(layer, inputs);
    if (!inner.ok) {
      return inner;
    }
    const { output, weights, macs } = inner.inference;
    const leading = output.shape.slice(0, -1);
    return accepted('bidirectional', {
      output: floatTensor([...leading, 2 * (output.shape.at(-1) ?? 0)]),
      weights: [...weights.map((weight) => prefixed('forward', weight)), ...weights.map((weight) => prefixed('backward', weight))],
      macs: 2 * macs,
      field: 'all',
    });
  },
});

function inferInner({ kind, settings }: NestedLayer, inputs: readonly TensorType[]): LayerOutcome {
  if (kind === 'rnn' && hasSettings(simpleRecurrent.settings, settings)) {
    return simpleRecurrent.infer(settings, inputs);
  }
  if (kind === 'lstm' && hasSettings(lstm.settings, settings)) {
    return lstm.infer(settings, inputs);
  }
  if (kind === 'gru' && hasSettings(gru.settings, settings)) {
    return gru.infer(settings, inputs);
  }
  return refused('ZOO1218', `bidirectional reads with rnn, lstm or gru, not with ${kind}.`);
}

function prefixed(prefix: 'forward' | 'backward', weight: WeightSpec): WeightSpec {
  return { ...weight, name: `${prefix}${weight.name.charAt(0).toUpperCase()}${weight.name.slice(1)}` };
}
