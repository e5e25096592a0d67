import { describeLayer, type LayerOutcome } from '../layer-description';
import { floatTensor, formatShape, type TensorType } from '../tensor-type';
import { featuresInput } from './layer-input';
import { accepted, refused } from './outcome';

/** Global average pooling. */
export const globalAveragePooling = describeLayer({
  kind: 'globalavgpool',
  family: 'pooling',
  summary: 'Averages each channel over the whole picture or sequence.',
  formula: 'y[c] = mean over i, j of x[i, j, c]',
  reference: 'Lin et al. 2013, Network in network',
  settings: {},
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    return inferGlobalPooling('globalavgpool', inputs);
  },
});

/** Global max pooling. */
export const globalMaxPooling = describeLayer({
  kind: 'globalmaxpool',
  family: 'pooling',
  summary: 'Keeps the largest value of each channel over the whole picture or sequence.',
  formula: 'y[c] = max over i, j of x[i, j, c]',
  reference: 'Oquab et al. 2015, Is object localization for free?',
  settings: {},
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    return inferGlobalPooling('globalmaxpool', inputs);
  },
});

function inferGlobalPooling(kind: string, inputs: readonly TensorType[]): LayerOutcome {
  const input = featuresInput(kind, inputs);
  if (!input.ok) {
    return input;
  }
  if (input.leading.length === 0) {
    return refused(
      'ZOO1202',
      `${kind} needs a picture or a sequence and gets ${formatShape(input.type.shape)}; there is nothing left to pool.`,
    );
  }
  return accepted(kind, { output: floatTensor([input.channels]), weights: [], macs: 0, field: 'all' });
}
