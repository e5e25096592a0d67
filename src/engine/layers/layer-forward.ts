import {
  concat,
  leakyRelu,
  prelu,
  relu,
  sigmoid,
  sign,
  softmax,
  softplus,
  step,
  mul,
  scalar,
  tanh,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import { layerCatalogue, type LayerSettings } from '#model/layer-catalogue';
import type { LayerKind } from '#model/layer-kind';
import { poolWindow } from '#model/layers/pooling';
import type { LayerNode } from '#model/network';
import type { NestedLayer } from '#model/setting';
import { hasSettings } from '#model/setting-check';
import type { Settings } from '#model/setting-values';
import { scaleGradient } from '../gradient-flow';
import { activate, exponentialUnit, threshold } from './activation';
import { affineSampling } from './affine-sampling';
import { attention, positions } from './attention';
import { convolution, depthwiseConvolution, separableConvolution, transposedConvolution } from './convolution';
import { dense, embedding, maxout, polynomial } from './dense';
import { cannotCompute, inputOf, weightOf, type LayerCall } from './layer-call';
import { addition, concatenation, gramMatrix, linearMap, multiplication, subtraction } from './merging';
import {
  batchNormalization,
  groupNormalization,
  instanceNormalization,
  layerNormalization,
  localResponse,
  unitLength,
} from './normalization';
import { averagePooling, globalAveragePooling, globalMaxPooling, maxPooling, subsampling, unpooling } from './pooling';
import { gruCell, lstmCell, plainCell, recur, type Cell, type Recurrence } from './recurrence';
import { dropout, gaussianNoise } from './regularization';
import { cropping, paddingAround, permutation, pixelShuffle, reshaping, upsampling } from './sizing';

/** How a kind of layer is computed, or why this version cannot. */
export type LayerRow =
  { readonly forward: (settings: Settings, call: LayerCall) => Tensor } | { /** The end of a sentence. */ readonly later: string };

/** Every kind of layer, as functions of tensors. What a layer computes is said in `layerCatalogue`. */
export const layerForward: Readonly<Record<LayerKind, LayerRow>> = {
  conv: built('conv', convolution),
  deconv: built('deconv', transposedConvolution),
  depthwise: built('depthwise', depthwiseConvolution),
  separable: built('separable', separableConvolution),
  maxpool: built('maxpool', (settings, call) => maxPooling(poolWindow(settings), call)),
  avgpool: built('avgpool', (settings, call) => averagePooling(poolWindow(settings), call)),
  globalavgpool: plain(globalAveragePooling),
  globalmaxpool: plain(globalMaxPooling),
  unpool: built('unpool', unpoolNamed),
  subsample: built('subsample', subsampling),
  upsample: built('upsample', upsampling),
  padding: built('padding', paddingAround),
  crop: built('crop', cropping),
  flatten: plain(reshaping),
  reshape: plain(reshaping),
  permute: built('permute', permutation),
  pixelshuffle: built('pixelshuffle', pixelShuffle),
  dense: built('dense', dense),
  maxout: built('maxout', maxout),
  polynomial: built('polynomial', polynomial),
  embedding: plain(embedding),
  sigmoid: elementwise((x) => sigmoid(x)),
  tanh: elementwise((x) => tanh(x)),
  relu: elementwise((x) => relu(x)),
  leakyrelu: built('leakyrelu', ({ slope }, call) => leakyRelu(inputOf(call), slope)),
  elu: built('elu', ({ alpha }, call) => exponentialUnit(inputOf(call), alpha)),
  prelu: plain((call) => prelu(inputOf(call), weightOf(call, 'slope'))),
  softmax: elementwise((x) => softmax(x)),
  softplus: elementwise((x) => softplus(x)),
  swish: elementwise((x) => mul(x, sigmoid(x))),
  gelu: elementwise((x) => activate('gelu', x, false)),
  step: plain((call) => threshold(inputOf(call), (x) => step(x), call.passesThresholds)),
  sign: plain((call) => threshold(inputOf(call), (x) => sign(x), call.passesThresholds)),
  batchnorm: built('batchnorm', batchNormalization),
  instancenorm: built('instancenorm', instanceNormalization),
  layernorm: built('layernorm', layerNormalization),
  groupnorm: built('groupnorm', groupNormalization),
  lrn: built('lrn', localResponse),
  l2normalize: elementwise(unitLength),
  dropout: built('dropout', dropout),
  noise: built('noise', gaussianNoise),
  rnn: built('rnn', ({ activation, sequence }, call) =>
    recur({ cell: plainCell(activation), sequence, backwards: false, prefix: '' }, call),
  ),
  lstm: built('lstm', ({ sequence }, call) => recur({ cell: lstmCell, sequence, backwards: false, prefix: '' }, call)),
  gru: built('gru', ({ sequence }, call) => recur({ cell: gruCell, sequence, backwards: false, prefix: '' }, call)),
  bidirectional: built('bidirectional', bothDirections),
  attention: built('attention', attention),
  positions: plain(positions),
  affine: plain(affineSampling),
  roialign: { later: 'the alignment of regions comes with detection.' },
  reverse: built('reverse', ({ lambda }, call) => scaleGradient(inputOf(call), scalar(-lambda))),
  gram: elementwise(gramMatrix),
  add: plain(addition),
  subtract: plain(subtraction),
  multiply: plain(multiplication),
  concat: plain(concatenation),
  linear: built('linear', linearMap),
};

/**
 * Computes one layer of a network.
 *
 * @throws NeurozooError ZOO4101 when this version does not have it, ZOO4105 when not for its settings
 */
export function forwardLayer(node: LayerNode, call: LayerCall): Tensor {
  const row = layerForward[node.kind];
  if ('later' in row) {
    throw new NeurozooError({
      code: 'ZOO4101',
      message: `${call.path} is a ${node.kind}, which this version cannot compute: ${row.later}`,
    });
  }
  return row.forward(node.settings, call);
}

/** A row whose settings have the types that follow from the catalogue. */
function built<K extends LayerKind>(kind: K, forward: (settings: LayerSettings<K>, call: LayerCall) => Tensor): LayerRow {
  const specs: (typeof layerCatalogue)[K]['settings'] = layerCatalogue[kind].settings;
  return {
    forward: (settings, call) => {
      if (!hasSettings(specs, settings)) {
        throw new NeurozooError({ code: 'ZOO4108', message: `The settings of ${call.path} are not those of a ${kind}.` });
      }
      return forward(settings, call);
    },
  };
}

/** A row that needs no settings. */
function plain(forward: (call: LayerCall) => Tensor): LayerRow {
  return { forward: (_settings, call) => forward(call) };
}

function elementwise(compute: (x: Tensor) => Tensor): LayerRow {
  return plain((call) => compute(inputOf(call)));
}

function unpoolNamed({ pool }: { readonly pool: string }, call: LayerCall): Tensor {
  const named = call.layerAt(pool);
  if (named?.kind !== 'maxpool' || !hasSettings(layerCatalogue.maxpool.settings, named.settings)) {
    throw cannotCompute(call, 'unpool', `${pool} is no max pooling.`);
  }
  return unpooling(poolWindow(named.settings), call);
}

function bothDirections({ layer }: { readonly layer: NestedLayer }, call: LayerCall): Tensor {
  const inner = innerRecurrence(layer, call);
  const forward = recur({ ...inner, backwards: false, prefix: 'forward' }, call);
  const backward = recur({ ...inner, backwards: true, prefix: 'backward' }, call);
  return concat([forward, backward], forward.shape.length - 1);
}

function innerRecurrence({ kind, settings }: NestedLayer, call: LayerCall): Pick<Recurrence, 'sequence'> & { readonly cell: Cell } {
  if (kind === 'rnn' && hasSettings(layerCatalogue.rnn.settings, settings)) {
    return { cell: plainCell(settings.activation), sequence: settings.sequence };
  }
  if (kind === 'lstm' && hasSettings(layerCatalogue.lstm.settings, settings)) {
    return { cell: lstmCell, sequence: settings.sequence };
  }
  if (kind === 'gru' && hasSettings(layerCatalogue.gru.settings, settings)) {
    return { cell: gruCell, sequence: settings.sequence };
  }
  throw cannotCompute(call, 'bidirectional', `it reads with rnn, lstm or gru, not with ${kind}.`);
}
