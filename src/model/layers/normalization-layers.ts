import { describeLayer } from '../layer-description';
import type { SettingSpec } from '../setting';
import { floatTensor } from '../tensor-type';
import type { WeightSpec } from '../weight';
import { parameter } from './initial-weights';
import { featuresInput, pictureInput } from './layer-input';
import { accepted, refused, unchanged } from './outcome';
import { epsilonRow } from './setting-rows';

const affineRow = {
  type: 'flag',
  meaning: 'Whether a trained scale (from 1) and shift (from 0) follow, one pair for each channel.',
  default: true,
} as const satisfies SettingSpec;

/**
 * Over the batch and all axes but the last. Weights `gamma`, `beta`, and the running `movingMean` and `movingVariance` (biased), which are no
 * parameters. `momentum` is the share that a running average keeps: `moving = momentum * moving + (1 - momentum) * batch`.
 */
export const batchNormalization = describeLayer({
  kind: 'batchnorm',
  family: 'normal',
  summary: 'Brings each channel to mean 0 and variance 1 over the batch, then scales and shifts it.',
  formula: 'y = gamma * (x - mean) / sqrt(variance + epsilon) + beta',
  reference: 'Ioffe & Szegedy 2015, Batch normalization: accelerating deep network training by reducing internal covariate shift',
  settings: {
    affine: affineRow,
    epsilon: epsilonRow,
    momentum: {
      type: 'number',
      meaning: 'The share of its value that a running average keeps in each step.',
      default: 0.9,
      minimum: 0,
      maximum: 1,
    },
  },
  inputs: { least: 1, most: 1 },
  infer({ affine }, inputs) {
    const input = featuresInput('batchnorm', inputs);
    if (!input.ok) {
      return input;
    }
    const shape = [input.channels];
    const running: readonly WeightSpec[] = [
      { name: 'movingMean', shape, initializer: { kind: 'constant', value: 0 }, role: 'statistic' },
      { name: 'movingVariance', shape, initializer: { kind: 'constant', value: 1 }, role: 'statistic' },
    ];
    return accepted('batchnorm', {
      output: floatTensor(input.type.shape),
      weights: [...scaleAndShift(affine, input.channels), ...running],
      macs: 0,
    });
  },
});

/** Over height and width. Its averages are no window: like other norms it leaves the receptive field as it is. */
export const instanceNormalization = describeLayer({
  kind: 'instancenorm',
  family: 'normal',
  summary: 'Brings each channel of each picture to mean 0 and variance 1.',
  formula: 'y = (x - mean) / sqrt(variance + epsilon), mean and variance over the picture',
  reference: 'Ulyanov et al. 2016, Instance normalization: the missing ingredient for fast stylization',
  settings: { affine: { ...affineRow, default: false }, epsilon: epsilonRow },
  inputs: { least: 1, most: 1 },
  infer({ affine }, inputs) {
    const picture = pictureInput('instancenorm', inputs);
    if (!picture.ok) {
      return picture;
    }
    return accepted('instancenorm', {
      output: floatTensor(picture.type.shape),
      weights: scaleAndShift(affine, picture.channels),
      macs: 0,
    });
  },
});

/** Over the last axis. */
export const layerNormalization = describeLayer({
  kind: 'layernorm',
  family: 'normal',
  summary: 'Brings the channels of each step or pixel to mean 0 and variance 1, then scales and shifts them.',
  formula: 'y = gamma * (x - mean) / sqrt(variance + epsilon) + beta, mean and variance over the channels',
  reference: 'Ba, Kiros & Hinton 2016, Layer normalization',
  settings: { affine: affineRow, epsilon: epsilonRow },
  inputs: { least: 1, most: 1 },
  infer({ affine }, inputs) {
    const input = featuresInput('layernorm', inputs);
    if (!input.ok) {
      return input;
    }
    return accepted('layernorm', { output: floatTensor(input.type.shape), weights: scaleAndShift(affine, input.channels), macs: 0 });
  },
});

/** Over height, width and the channels of a group. */
export const groupNormalization = describeLayer({
  kind: 'groupnorm',
  family: 'normal',
  summary: 'Brings each group of channels of each picture to mean 0 and variance 1, then scales and shifts each channel.',
  formula: 'y = gamma * (x - mean) / sqrt(variance + epsilon) + beta, mean and variance over a group',
  reference: 'Wu & He 2018, Group normalization',
  settings: {
    groups: { type: 'count', meaning: 'Number of groups; it divides the channels.', position: 0, default: 8 },
    affine: affineRow,
    epsilon: epsilonRow,
  },
  inputs: { least: 1, most: 1 },
  infer({ groups, affine }, inputs) {
    const picture = pictureInput('groupnorm', inputs);
    if (!picture.ok) {
      return picture;
    }
    if (picture.channels % groups !== 0) {
      return refused('ZOO1205', `groupnorm(${String(groups)}) cannot split ${String(picture.channels)} channels evenly.`);
    }
    return accepted('groupnorm', {
      output: floatTensor(picture.type.shape),
      weights: scaleAndShift(affine, picture.channels),
      macs: 0,
    });
  },
});

/** As the paper prints it: alpha is not divided by n, which Caffe does (its alpha is 5 times this one for n = 5). */
export const localResponseNormalization = describeLayer({
  kind: 'lrn',
  family: 'normal',
  summary: 'Divides each value by the strength of its neighbours in other channels.',
  formula: 'y[c] = x[c] / (k + alpha * sum of x[d]^2 over the n channels around c)^beta',
  reference: 'Krizhevsky, Sutskever & Hinton 2012, ImageNet classification with deep convolutional neural networks',
  settings: {
    n: { type: 'count', meaning: 'Number of channels in the sum, the own one in the middle.', position: 0, default: 5 },
    k: { type: 'number', meaning: 'Added to the sum.', default: 2, minimum: 0 },
    alpha: { type: 'number', meaning: 'Factor of the sum.', default: 1e-4, minimum: 0 },
    beta: { type: 'number', meaning: 'Exponent.', default: 0.75, minimum: 0 },
  },
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    const picture = pictureInput('lrn', inputs);
    return picture.ok ? unchanged('lrn', picture.type) : picture;
  },
});

/** Over the last axis. */
export const l2Normalization = describeLayer({
  kind: 'l2normalize',
  family: 'normal',
  summary: 'Scales the channels to length 1, a point on the unit sphere.',
  formula: 'y = x / max(|x|, 1e-12)',
  reference: 'Schroff, Kalenichenko & Philbin 2015, FaceNet: a unified embedding for face recognition and clustering',
  settings: {},
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    const input = featuresInput('l2normalize', inputs);
    return input.ok ? unchanged('l2normalize', input.type) : input;
  },
});

function scaleAndShift(affine: boolean, channels: number): readonly WeightSpec[] {
  return affine
    ? [parameter('gamma', [channels], { kind: 'constant', value: 1 }), parameter('beta', [channels], { kind: 'constant', value: 0 })]
    : [];
}
