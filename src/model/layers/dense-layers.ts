import { describeLayer, type LayerRemark } from '../layer-description';
import { floatTensor, formatShape, sizeOf, type Shape, type TensorType } from '../tensor-type';
import { biasWeights, kernelWeight, parameter } from './initial-weights';
import { anyInput, featuresInput, floatInput } from './layer-input';
import { accepted, refused, type Refused } from './outcome';
import { activationRow, biasRow, initRow, weightsRow } from './setting-rows';

/** Kernel [inputs, units]. */
export const dense = describeLayer({
  kind: 'dense',
  family: 'dense',
  summary: 'Joins every input with every unit; a picture is flattened first, a sequence is taken step by step.',
  formula: 'y = act(x * W + b)',
  reference: 'Rosenblatt 1958, The perceptron; Rumelhart, Hinton & Williams 1986, Learning representations by back-propagating errors',
  settings: {
    units: { type: 'count', meaning: 'Number of units, the numbers that come out.', position: 0 },
    activation: activationRow,
    bias: biasRow,
    weights: weightsRow,
    init: initRow,
  },
  inputs: { least: 1, most: 1 },
  infer({ units, activation, bias, weights, init }, inputs) {
    const vectors = vectorsOf('dense', inputs);
    if (!vectors.ok) {
      return vectors;
    }
    const { steps, features, remarks } = vectors;
    if (weights !== null && weights.length !== features * units) {
      const needed = `${String(features)} inputs x ${String(units)} units = ${String(features * units)}`;
      return refused('ZOO1213', `dense has ${String(weights.length)} weights by hand but needs ${needed}.`);
    }
    const kernel =
      weights === null
        ? kernelWeight([features, units], { init, activation, fanIn: features, fanOut: units })
        : parameter('kernel', [features, units], { kind: 'values', values: weights });
    return accepted(
      'dense',
      {
        output: floatTensor([...steps, units]),
        weights: [kernel, ...biasWeights(bias, units)],
        macs: sizeOf(steps) * features * units,
        ...vectors.field,
      },
      remarks,
    );
  },
});

/** Kernel [inputs, units * pieces], the pieces of a unit side by side; bias [units * pieces]. */
export const maxout = describeLayer({
  kind: 'maxout',
  family: 'dense',
  summary: 'Gives the largest of several linear units, a learned convex activation.',
  formula: 'y[u] = max over k of (x * W[u, k] + b[u, k])',
  reference: 'Goodfellow et al. 2013, Maxout networks',
  settings: {
    units: { type: 'count', meaning: 'Number of units, the numbers that come out.', position: 0 },
    pieces: { type: 'count', meaning: 'Linear pieces of each unit.', position: 1, default: 2 },
    bias: biasRow,
    init: initRow,
  },
  inputs: { least: 1, most: 1 },
  infer({ units, pieces, bias, init }, inputs) {
    const vectors = vectorsOf('maxout', inputs);
    if (!vectors.ok) {
      return vectors;
    }
    const { steps, features, remarks } = vectors;
    const columns = units * pieces;
    return accepted(
      'maxout',
      {
        output: floatTensor([...steps, units]),
        weights: [
          kernelWeight([features, columns], { init, activation: 'linear', fanIn: features, fanOut: units }),
          ...biasWeights(bias, columns),
        ],
        macs: sizeOf(steps) * features * columns,
        ...vectors.field,
      },
      remarks,
    );
  },
});

/** All products of up to `degree` inputs, without the constant: for 2 inputs and degree 2 they are x1, x2, x1^2, x1 x2, x2^2. */
export const polynomial = describeLayer({
  kind: 'polynomial',
  family: 'dense',
  summary: "Adds all products of inputs up to a degree, so that a dense layer after it is Ivakhnenko's polynomial neuron.",
  formula: 'y = (x1, …, xn, x1^2, x1 x2, …, xn^2, …)',
  reference: 'Ivakhnenko 1971, Polynomial theory of complex systems',
  settings: { degree: { type: 'count', meaning: 'The largest number of factors of a product.', position: 0, default: 2 } },
  inputs: { least: 1, most: 1 },
  infer({ degree }, inputs) {
    const input = featuresInput('polynomial', inputs);
    if (!input.ok) {
      return input;
    }
    return accepted('polynomial', { output: floatTensor([...input.leading, monomialCount(input.channels, degree)]), weights: [], macs: 0 });
  },
});

/** Kernel [vocabulary, units]; a row for each integer. */
export const embedding = describeLayer({
  kind: 'embedding',
  family: 'dense',
  summary: 'Looks up a trained row of numbers for each integer.',
  formula: 'y = W[x]',
  reference: 'Bengio et al. 2003, A neural probabilistic language model',
  settings: {
    vocabulary: { type: 'count', meaning: 'How many different integers there are: 0 to vocabulary - 1.', position: 0 },
    units: { type: 'count', meaning: 'How many numbers stand for each.', position: 1 },
    init: { ...initRow, meaning: 'How the rows start; left out: uniform in -0.05..0.05.' },
  },
  inputs: { least: 1, most: 1 },
  infer({ vocabulary, units, init }, inputs) {
    const input = anyInput('embedding', inputs);
    if (!input.ok) {
      return input;
    }
    if (input.type.element !== 'int') {
      return refused(
        'ZOO1212',
        `embedding looks up integers, but ${formatShape(input.type.shape)} here holds real numbers; declare the input with int.`,
      );
    }
    const start = init ?? { kind: 'uniform', low: -0.05, high: 0.05 };
    return accepted('embedding', {
      output: floatTensor([...input.type.shape, units]),
      weights: [kernelWeight([vocabulary, units], { init: start, activation: 'linear', fanIn: vocabulary, fanOut: units })],
      macs: 0,
    });
  },
});

interface Vectors {
  readonly ok: true;
  /** Axes that are kept: the steps of a sequence, or nothing. */
  readonly steps: Shape;
  readonly features: number;
  readonly field: { readonly field?: 'all' };
  readonly remarks: readonly LayerRemark[];
}

/** What a dense product works on. The rule needs the shape alone: two axes are steps x features, any other number of axes is one list. */
function vectorsOf(kind: string, inputs: readonly TensorType[]): Vectors | Refused {
  const input = floatInput(kind, inputs);
  if (!input.ok) {
    return input;
  }
  const { shape } = input.type;
  const [steps, features] = shape;
  if (shape.length === 2 && steps !== undefined && features !== undefined) {
    return { ok: true, steps: [steps], features, field: {}, remarks: [] };
  }
  const size = sizeOf(shape);
  if (shape.length < 2) {
    return { ok: true, steps: [], features: size, field: {}, remarks: [] };
  }
  const remark: LayerRemark = {
    code: 'ZOO1203',
    message: `${kind} flattens ${formatShape(shape)} to ${String(size)} numbers by itself.`,
    fix: { kind: 'insertBefore', text: 'flatten', title: 'Write flatten before it' },
  };
  return { ok: true, steps: [], features: size, field: { field: 'all' }, remarks: [remark] };
}

/** (n + degree choose degree) - 1. Stops growing once it is beyond any tensor. */
function monomialCount(inputs: number, degree: number): number {
  const [small, large] = inputs < degree ? [inputs, degree] : [degree, inputs];
  let count = 1;
  for (let factor = 1; factor <= small && count < 2 ** 40; factor++) {
    count = (count * (large + factor)) / factor;
  }
  return Math.round(count) - 1;
}
