import {
  comparison,
  elementwise,
  reduction,
  type EquationFunctionDescription,
  type EquationTyping,
  type TensorArgument,
} from './equation-description';
import { numberSetting, type Settings } from './setting-values';
import { floatTensor, formatShape, type TensorType } from './tensor-type';

const anything: TensorArgument = { name: 'x', meaning: 'any tensor' };

const plain = { family: 'arithmetic', reference: '', settings: {}, arguments: [anything] } as const;

/** Functions that are no losses. */
export const arithmeticFunctions = {
  mean: { ...plain, summary: 'The mean over all axes but the batch.', formula: 'mean(x)', reduces: true, infer: reduction },
  sum: { ...plain, summary: 'The sum over all axes but the batch.', formula: 'sum(x)', reduces: true, infer: reduction },
  abs: { ...plain, summary: 'The absolute value.', formula: '|x|', reduces: false, infer: elementwise },
  square: { ...plain, summary: 'The square.', formula: 'x^2', reduces: false, infer: elementwise },
  sqrt: { ...plain, summary: 'The square root; 0 below 0.', formula: 'sqrt(max(x, 0))', reduces: false, infer: elementwise },
  exp: { ...plain, summary: 'The exponential.', formula: 'e^x', reduces: false, infer: elementwise },
  log: { ...plain, summary: 'The natural logarithm, of at least 1e-7.', formula: 'ln(max(x, 1e-7))', reduces: false, infer: elementwise },
  sigmoid: { ...plain, summary: 'The logistic function.', formula: '1 / (1 + e^-x)', reduces: false, infer: elementwise },
  softmax: {
    ...plain,
    summary: 'Logits to shares, along the last axis.',
    formula: 'e^x_i / sum_j e^x_j',
    reduces: false,
    infer: elementwise,
  },
  tanh: { ...plain, summary: 'The hyperbolic tangent.', formula: 'tanh(x)', reduces: false, infer: elementwise },
  relu: { ...plain, summary: 'The positive part.', formula: 'max(x, 0)', reduces: false, infer: elementwise },
  normalize: {
    ...plain,
    summary: 'To Euclidean length 1 along the last axis.',
    formula: 'x / max(|x|, 1e-12)',
    reduces: false,
    infer: elementwise,
  },
  distance: {
    ...plain,
    summary: 'The Euclidean distance over all axes but the batch.',
    formula: 'sqrt(sum((a - b)^2))',
    arguments: [
      { name: 'a', meaning: 'a tensor' },
      { name: 'b', meaning: 'another of the same shape' },
    ],
    reduces: true,
    infer: comparison,
  },
  concat: {
    ...plain,
    summary: 'Side by side along the last axis.',
    formula: '[a, b, ..]',
    arguments: [{ name: 'a', meaning: 'a tensor' }],
    variadic: true,
    reduces: false,
    infer: concatenation,
  },
  stop: {
    ...plain,
    summary: 'The value as it is; no gradient passes.',
    formula: 'x, with d stop(x) = 0',
    reduces: false,
    infer: elementwise,
  },
  reverse: {
    ...plain,
    summary: 'The value as it is; the gradient passes with its sign changed, times lambda.',
    formula: 'x, with d reverse(x) = -lambda dx',
    reference: 'Ganin et al. 2016, Domain-adversarial training of neural networks',
    arguments: [anything, { name: 'lambda', meaning: 'a number, such as ramp(1)' }],
    reduces: false,
    infer: elementwise,
  },
  onehot: {
    ...plain,
    summary: 'Class labels to a last axis of 0 and 1.',
    formula: '[label = 0, label = 1, ..]',
    arguments: [{ name: 'label', meaning: 'class labels' }],
    settings: {
      classes: { type: 'count', meaning: 'how many classes; 0: as many as the labels count', default: 0, minimum: 0, position: 0 },
    },
    reduces: false,
    infer: oneHot,
  },
  gram: {
    ...plain,
    summary: 'How strongly each two channels of a picture go together.',
    formula: 'sum over h, w of x_hwi x_hwj / (height width channels)',
    reference: 'Gatys, Ecker, Bethge 2015, A neural algorithm of artistic style',
    arguments: [{ name: 'x', meaning: 'a picture, height x width x channels' }],
    reduces: false,
    infer: gramMatrix,
  },
} as const satisfies Record<string, EquationFunctionDescription>;

function concatenation(inputs: readonly TensorType[]): EquationTyping {
  const first = inputs[0]?.shape ?? [];
  let last = 0;
  for (const [index, { shape }] of inputs.entries()) {
    const size = shape.at(-1);
    if (size === undefined || shape.length !== first.length || shape.slice(0, -1).some((other, axis) => other !== first[axis])) {
      const message = `Side by side, ${formatShape(first)} and ${formatShape(shape)} must agree in all axes but the last.`;
      return { ok: false, code: 'ZOO1404', message, input: index };
    }
    last += size;
  }
  return { ok: true, type: floatTensor([...first.slice(0, -1), last]) };
}

function oneHot(inputs: readonly TensorType[], settings: Settings): EquationTyping {
  const label = inputs[0] ?? floatTensor([]);
  const classes = numberSetting(settings, 'classes', 0) || label.classes;
  if (label.element !== 'int') {
    return { ok: false, code: 'ZOO1407', message: 'onehot takes class labels (integers), not numbers.', input: 0 };
  }
  if (classes === undefined) {
    return { ok: false, code: 'ZOO1407', message: 'How many classes the labels count is not known; say onehot(label, 10).', input: 0 };
  }
  return { ok: true, type: floatTensor([...label.shape, classes]) };
}

function gramMatrix(inputs: readonly TensorType[]): EquationTyping {
  const shape = inputs[0]?.shape ?? [];
  const channels = shape[2];
  if (shape.length !== 3 || channels === undefined) {
    const message = `gram takes a picture (height x width x channels), not ${formatShape(shape)}.`;
    return { ok: false, code: 'ZOO1404', message, input: 0 };
  }
  return { ok: true, type: floatTensor([channels, channels]) };
}
