/** Every kind of layer, as it is written in a `.zoo` file. Tables over layers are `Record<LayerKind, …>`, so that none can be forgotten. */
export const layerKinds = [
  // convolution
  'conv',
  'deconv',
  'depthwise',
  'separable',
  // pooling
  'maxpool',
  'avgpool',
  'globalavgpool',
  'globalmaxpool',
  'unpool',
  'subsample',
  // size
  'upsample',
  'padding',
  'crop',
  'flatten',
  'reshape',
  'permute',
  'pixelshuffle',
  // dense
  'dense',
  'maxout',
  'polynomial',
  'embedding',
  // activation
  'sigmoid',
  'tanh',
  'relu',
  'leakyrelu',
  'elu',
  'prelu',
  'softmax',
  'softplus',
  'swish',
  'gelu',
  'step',
  'sign',
  // normal
  'batchnorm',
  'instancenorm',
  'layernorm',
  'groupnorm',
  'lrn',
  'l2normalize',
  // regular
  'dropout',
  'noise',
  // sequence
  'rnn',
  'lstm',
  'gru',
  'bidirectional',
  'attention',
  'positions',
  // spatial, adaptation
  'affine',
  'roialign',
  'reverse',
  'gram',
  // written with operators: a + b, a - b, a * b, concat(a, b), 2 * a + 1
  'add',
  'subtract',
  'multiply',
  'concat',
  'linear',
] as const;

/** The word by which a text calls a layer, or `add`, `subtract` and `multiply` for the signs. */
export type LayerKind = (typeof layerKinds)[number];

/** Activations that may follow a layer as a bare name, with their default settings. */
export const activationKinds = [
  'linear',
  'sigmoid',
  'tanh',
  'relu',
  'leakyrelu',
  'elu',
  'softmax',
  'softplus',
  'swish',
  'gelu',
  'step',
  'sign',
  'lecuntanh',
] as const;

/** `linear` is the identity; `lecuntanh` is 1.7159 tanh(2x/3) of LeCun et al. 1998. */
export type ActivationKind = (typeof activationKinds)[number];

/** What layers have in common, for the chapters of the manual and the colours of a diagram. */
export type LayerFamily =
  'convolution' | 'pooling' | 'size' | 'dense' | 'activation' | 'normal' | 'regular' | 'sequence' | 'spatial' | 'merge';
