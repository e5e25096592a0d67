import type { CodeEntry } from './code-entry';

/** Codes about shapes and budgets (ZOO12xx). */
export const shapesCodes = {
  ZOO1201: {
    title: 'Too large to compute',
    severity: 'error',
    explanation:
      'A tensor of a layer would have more than 2^31 numbers (2,147,483,648), all weights of a network together more than 2^32 (16 GiB), or the counts ' +
      'would leave the exact integers. No target can hold such a tensor in one piece.',
    example: 'network N(x: 400) { x -> dense(200000000) }',
    cure: 'Use fewer units or filters, or make the picture smaller before the layer.',
  },
  ZOO1202: {
    title: 'The input has the wrong number of axes',
    severity: 'error',
    explanation:
      'A layer for pictures takes height x width x channels, a layer for sequences takes steps x features. The tensor that arrives has other axes.',
    example: 'network N(x: 784) { x -> conv(6, 5x5) }',
    cure: 'network N(x: 784) { x -> reshape(28x28x1) -> conv(6, 5x5) }',
  },
  ZOO1203: {
    title: 'dense flattens by itself',
    severity: 'hint',
    explanation:
      'A dense layer works on a list of numbers. A picture is flattened first, rows before columns before channels; a sequence (steps x features) ' +
      'is not flattened: the layer is applied to each step. This is said where the picture comes straight from an input; behind convolutions and ' +
      'poolings it goes without saying.',
    example: 'network N(image: 28x28x1) { image -> dense(10) }',
    cure: 'network N(image: 28x28x1) { image -> flatten -> dense(10) }',
  },
  ZOO1204: {
    title: 'The window is larger than the picture',
    severity: 'error',
    explanation: 'A convolution or pooling without padding needs a picture at least as large as its window, dilation included.',
    example: 'network N(image: 4x4x1) { image -> conv(6, 5x5) }',
    cure: 'network N(image: 4x4x1) { image -> conv(6, 5x5, pad = same) }',
  },
  ZOO1205: {
    title: 'Does not divide',
    severity: 'error',
    explanation: 'Groups, heads, pieces and shuffled pixels need a number of channels that they divide without rest.',
    example: 'network N(image: 8x8x3) { image -> conv(16, 3x3, groups = 2) }',
    cure: 'network N(image: 8x8x4) { image -> conv(16, 3x3, groups = 2) }',
  },
  ZOO1206: {
    title: 'The table of connections does not fit',
    severity: 'error',
    explanation:
      '`connect` lists, for each output map, the input maps that it sees, counted from 0: one set for each filter, none empty, none naming a map ' +
      'twice or one that is not there. It excludes groups.',
    example: 'network N(image: 8x8x2) { image -> conv(3, 3x3, connect = {{0}, {1}}) }',
    cure: 'network N(image: 8x8x2) { image -> conv(3, 3x3, connect = {{0}, {1}, {0, 1}}) }',
  },
  ZOO1207: {
    title: 'reshape changes the number of values',
    severity: 'error',
    explanation: 'A reshape gives the same numbers another shape, so both shapes must hold equally many.',
    example: 'network N(x: 100) { x -> reshape(7x7x2) }',
    cure: 'network N(x: 98) { x -> reshape(7x7x2) }',
  },
  ZOO1208: {
    title: 'Shapes do not go together',
    severity: 'error',
    explanation:
      'Sums, differences and products need equal sizes on every axis, counted from the right; a size of 1 is repeated. `concat` needs equal sizes ' +
      'on every axis but the last.',
    example: 'network N(a: 8x8x4, b: 8x8x3) { a + b }',
    cure: 'network N(a: 8x8x4, b: 8x8x3) { a + (b -> conv(4, 1x1)) }',
  },
  ZOO1209: {
    title: 'unpool does not fit its pooling layer',
    severity: 'error',
    explanation: 'Unpooling puts values back where a max pooling took them: it needs a tensor of exactly the shape that this pooling gave.',
    example: 'network N(image: 8x8x4) { image -> P: maxpool(2x2) -> conv(8, 1x1) -> unpool(P) }',
    cure: 'network N(image: 8x8x4) { image -> P: maxpool(2x2) -> conv(4, 1x1) -> unpool(P) }',
  },
  ZOO1210: {
    title: 'The crop lies outside the picture',
    severity: 'error',
    explanation: 'A crop keeps a part of a picture, so its size and offset must lie within the picture.',
    example: 'network N(image: 8x8x1) { image -> crop(10x10) }',
    cure: 'network N(image: 8x8x1) { image -> crop(6x6) }',
  },
  ZOO1211: {
    title: 'Integers where numbers are computed with',
    severity: 'error',
    explanation: 'Characters and class indices are names, not quantities: they need an embedding before a layer can compute with them.',
    example: 'network N(chars: int 50) { chars -> lstm(64) }',
    cure: 'network N(chars: int 50) { chars -> embedding(65, 32) -> lstm(64) }',
  },
  ZOO1212: {
    title: 'embedding needs integers',
    severity: 'error',
    explanation: 'An embedding looks up a row for each integer, so its input is declared with `int`.',
    example: 'network N(chars: 50) { chars -> embedding(65, 32) }',
    cure: 'network N(chars: int 50) { chars -> embedding(65, 32) }',
  },
  ZOO1213: {
    title: 'Wrong number of weights by hand',
    severity: 'error',
    explanation: '`weights = {…}` gives every weight of the kernel, inputs before units, so there must be exactly inputs x units numbers.',
    example: 'network N(x: 2) { x -> dense(1, weights = {1, 1, 1}) }',
    cure: 'network N(x: 2) { x -> dense(1, weights = {1, 1}, bias = -1.5) }',
  },
  ZOO1214: {
    title: 'permute does not name every axis once',
    severity: 'error',
    explanation: 'The order names each axis of the input exactly once, counted from 1.',
    example: 'network N(x: 28x20) { x -> permute({1, 1}) }',
    cure: 'network N(x: 28x20) { x -> permute({2, 1}) }',
  },
  ZOO1215: {
    title: 'The padding does not fit',
    severity: 'error',
    explanation:
      'Reflected padding mirrors the picture without its edge, so it must be smaller than the picture; padding of a pooling must be smaller than its ' +
      'window; the `padding` layer needs sizes, not `same`.',
    example: 'network N(image: 4x4x1) { image -> padding(4, reflect) }',
    cure: 'network N(image: 4x4x1) { image -> padding(3, reflect) }',
  },
  ZOO1216: {
    title: 'The second tensor has the wrong shape',
    severity: 'error',
    explanation: '`affine` needs 6 numbers, the two rows of a matrix; `roialign` needs boxes of 4 numbers: top, left, bottom, right.',
    example: 'network N(image: 28x28x1) { theta = image -> flatten -> dense(4)  image -> affine(theta) }',
    cure: 'network N(image: 28x28x1) { theta = image -> flatten -> dense(6)  image -> affine(theta) }',
  },
  ZOO1217: {
    title: 'Wrong number of tensors',
    severity: 'error',
    explanation: 'The layer takes another number of tensors than flow into it.',
    example: 'network N(a: 4, b: 4) { (a, b) -> dense(2) }',
    cure: 'network N(a: 4, b: 4) { concat(a, b) -> dense(2) }',
  },
  ZOO1218: {
    title: 'bidirectional needs a recurrent layer',
    severity: 'error',
    explanation: 'Only `rnn`, `lstm` and `gru` can be read forwards and backwards.',
    example: 'network N(steps: 28x28) { steps -> bidirectional(dense(64)) }',
    cure: 'network N(steps: 28x28) { steps -> bidirectional(lstm(64)) }',
  },
  ZOO1219: {
    title: 'A setting that the layer cannot have',
    severity: 'error',
    explanation: 'A setting is missing, unknown, of the wrong type or outside its range.',
    example: 'network N(x: 4) { x -> dropout(1.5) }',
    cure: 'network N(x: 4) { x -> dropout(0.5) }',
  },
  ZOO1220: {
    title: 'The transposed convolution leaves nothing',
    severity: 'error',
    explanation: 'A transposed convolution gives (size - 1) * stride + kernel - padding; with this padding nothing is left.',
    example: 'network N(z: 1x1x8) { z -> deconv(4, 2x2, pad = 1) }',
    cure: 'network N(z: 1x1x8) { z -> deconv(4, 4x4, pad = 1) }',
  },
  ZOO1221: {
    title: 'The input has another shape',
    severity: 'error',
    explanation:
      'A network takes inputs of exactly the shapes that it declares, and a layer declared with `layer` has weights for one shape.',
    example: 'network A(x: 4) { x -> dense(2) } network B(x: 5) { x -> A }',
    cure: 'network A(x: 4) { x -> dense(2) } network B(x: 4) { x -> A }',
  },
  ZOO1222: {
    title: 'The input of a network needs a shape',
    severity: 'error',
    explanation:
      'All shapes follow from those of the inputs, whose sizes are whole numbers from 1 on. Only the inputs of blocks have none.',
    example: 'network N(x) { x -> dense(2) }',
    cure: 'network N(x: 4) { x -> dense(2) }',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;
