import type { LayerDescription } from './layer-description';
import { layerKinds, type LayerKind } from './layer-kind';
import { elu, gelu, leakyRelu, prelu, relu, sigmoid, sign, softmax, softplus, step, swish, tanh } from './layers/activation-layers';
import { attention, positions } from './layers/attention-layers';
import { bidirectional } from './layers/bidirectional';
import { convolution } from './layers/convolution';
import { dense, embedding, maxout, polynomial } from './layers/dense-layers';
import { depthwiseConvolution } from './layers/depthwise-convolution';
import { globalAveragePooling, globalMaxPooling } from './layers/global-pooling';
import { addition, concatenation, linearScaling, multiplication, subtraction } from './layers/merge-layers';
import {
  batchNormalization,
  groupNormalization,
  instanceNormalization,
  l2Normalization,
  layerNormalization,
  localResponseNormalization,
} from './layers/normalization-layers';
import { averagePooling, maxPooling } from './layers/pooling';
import { gru, lstm, simpleRecurrent } from './layers/recurrent-layers';
import { dropout, noise } from './layers/regularization-layers';
import { cropping, flattening, paddingLayer, permuting, pixelShuffling, reshaping, upsampling } from './layers/resizing';
import { separableConvolution } from './layers/separable-convolution';
import { affineSampling, gradientReversal, gramMatrix, regionAlignment } from './layers/spatial-layers';
import { subsampling } from './layers/subsampling';
import { transposedConvolution } from './layers/transposed-convolution';
import { unpooling } from './layers/unpooling';
import type { SettingsOf } from './setting';

/** Every layer of the language, once: completion, hover, checks, diagrams, the engine and the manual read it. */
export const layerCatalogue = {
  conv: convolution,
  deconv: transposedConvolution,
  depthwise: depthwiseConvolution,
  separable: separableConvolution,
  maxpool: maxPooling,
  avgpool: averagePooling,
  globalavgpool: globalAveragePooling,
  globalmaxpool: globalMaxPooling,
  unpool: unpooling,
  subsample: subsampling,
  upsample: upsampling,
  padding: paddingLayer,
  crop: cropping,
  flatten: flattening,
  reshape: reshaping,
  permute: permuting,
  pixelshuffle: pixelShuffling,
  dense,
  maxout,
  polynomial,
  embedding,
  sigmoid,
  tanh,
  relu,
  leakyrelu: leakyRelu,
  elu,
  prelu,
  softmax,
  softplus,
  swish,
  gelu,
  step,
  sign,
  batchnorm: batchNormalization,
  instancenorm: instanceNormalization,
  layernorm: layerNormalization,
  groupnorm: groupNormalization,
  lrn: localResponseNormalization,
  l2normalize: l2Normalization,
  dropout,
  noise,
  rnn: simpleRecurrent,
  lstm,
  gru,
  bidirectional,
  attention,
  positions,
  affine: affineSampling,
  roialign: regionAlignment,
  reverse: gradientReversal,
  gram: gramMatrix,
  add: addition,
  subtract: subtraction,
  multiply: multiplication,
  concat: concatenation,
  linear: linearScaling,
} as const satisfies Record<LayerKind, LayerDescription>;

/** The settings of a kind of layer, complete, with their types. */
export type LayerSettings<K extends LayerKind> = SettingsOf<(typeof layerCatalogue)[K]['settings']>;

/** The row of a kind that is only known when the program runs. */
export function layerDescription(kind: LayerKind): LayerDescription {
  return layerCatalogue[kind];
}

const kindNames: ReadonlySet<string> = new Set(layerKinds);

/** Whether a name is a kind of layer. */
export function isLayerKind(name: string): name is LayerKind {
  return kindNames.has(name);
}
