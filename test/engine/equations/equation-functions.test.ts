import { scalar, sum, tensor, mul, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { functionForward } from '#engine/equations/equation-functions';
import type { FunctionCall } from '#engine/equations/function-call';
import { valueAndGradients } from '#engine/gradients';
import { equationFunctions, type EquationFunction } from '#model/equation-function';
import type { Settings } from '#model/setting-values';
import { normalNumbers, normalTensor, numbersOf, useCpu } from '../tensors';

/** One input: standard normal numbers of a shape, or numbers as given. */
type InputText =
  | { readonly shape: readonly number[] }
  | { readonly values: readonly number[]; readonly shape: readonly number[]; readonly integers?: true };

interface FunctionCase {
  readonly inputs: readonly InputText[];
  readonly settings?: Settings;
  /** Made positive, and below 1: for probabilities and roots. */
  readonly unit?: true;
  readonly noGradient?: true;
  /** Which inputs have a gradient; all floats if left out. */
  readonly over?: readonly number[];
}

const row = { shape: [3, 4] } as const;
const labels = { values: [1, 0, 3], shape: [3], integers: true } as const;
const same = { values: [1, 0, 1], shape: [3] } as const;
const shares = { values: [0, 1, 0.5, 1, 1, 0, 0, 0.5, 1, 0, 1, 0], shape: [3, 4] } as const;

/** Every function has its case; one without does not compile. */
const cases: Readonly<Record<EquationFunction, FunctionCase>> = {
  mean: { inputs: [row] },
  sum: { inputs: [row] },
  abs: { inputs: [row] },
  square: { inputs: [row] },
  sqrt: { inputs: [row], unit: true },
  exp: { inputs: [row] },
  log: { inputs: [row], unit: true },
  sigmoid: { inputs: [row] },
  softmax: { inputs: [row] },
  tanh: { inputs: [row] },
  relu: { inputs: [row] },
  normalize: { inputs: [row] },
  distance: { inputs: [row, row] },
  concat: { inputs: [row, row] },
  stop: { inputs: [row], noGradient: true },
  reverse: { inputs: [row, { values: [0.5], shape: [] }], noGradient: true },
  onehot: { inputs: [labels] },
  gram: { inputs: [{ shape: [2, 3, 2, 3] }] },
  crossEntropy: { inputs: [row, labels], settings: { weights: [1, 2, 0.5, 1] } },
  bce: { inputs: [row, shares], over: [0] },
  l1: { inputs: [row, row] },
  l2: { inputs: [row, row] },
  huber: { inputs: [row, row], settings: { delta: 0.7 } },
  hinge: { inputs: [row, labels] },
  logistic: { inputs: [row, shares], unit: true, over: [0] },
  nll: { inputs: [row, labels], unit: true },
  kl: { inputs: [row, row] },
  contrastive: { inputs: [{ values: [0.3, 0.4, 1.2], shape: [3] }, same], over: [0] },
  triplet: { inputs: [row, row, row], settings: { margin: 1 } },
  tripletAll: { inputs: [{ shape: [5, 3] }, { values: [0, 0, 1, 1, 2], shape: [5], integers: true }], settings: { margin: 2 } },
  dice: { inputs: [row, shares], over: [0] },
  focal: { inputs: [row, labels], settings: { gamma: 2 } },
  totalVariation: { inputs: [{ shape: [2, 3, 4, 1] }] },
  perceptron: { inputs: [row, row] },
  adaline: { inputs: [row, row] },
  penalty: { inputs: [row, row], settings: { network: 'D' } },
};

beforeAll(useCpu);

describe.each(equationFunctions)('%s', (name) => {
  it('has the gradient of differences, and one number a sample where it reduces', () => {
    const functionCase = cases[name];
    const numbers = functionCase.inputs.map((input, index) => numbersFor(`${name}/${String(index)}`, input, functionCase));
    const inputs = tensorsOf(functionCase, numbers);
    const value = evaluate(name, functionCase, inputs);
    expect(value.shape[0]).toBe(inputs[0]?.shape[0]);
    expect(numbersOf(value).every(Number.isFinite)).toBe(true);
    if (functionCase.noGradient !== true) {
      compareGradients(name, functionCase, numbers);
    }
  });
});

describe('known values', () => {
  const value = (name: EquationFunction, inputs: readonly Tensor[], settings: Settings = {}): number[] =>
    numbersOf(functionForward[name](callOf(name, inputs, settings)));
  const close = (found: readonly number[], expected: readonly number[]): void => {
    expect(found).toHaveLength(expected.length);
    found.forEach((number, index) => {
      expect(number).toBeCloseTo(expected[index] ?? Number.NaN, 6);
    });
  };

  it('cross-entropy of 1, 2, 3 with the last class is 0.40760596, however large the logits', () => {
    const label = tensor([2, 2], [2], 'int32');
    close(value('crossEntropy', [tensor([1, 2, 3, 1001, 1002, 1003], [2, 3]), label]), [0.40760596, 0.40760596]);
    close(value('softmax', [tensor([1, 2, 3], [1, 3])]), [0.09003057, 0.24472847, 0.66524096]);
  });

  it('binary cross-entropy of probability 0.8 is 0.22314355 for 1 and 1.60943791 for 0', () => {
    const logit = Math.log(4);
    close(value('bce', [tensor([logit, logit], [2, 1]), tensor([1, 0], [2, 1])]), [0.22314355, 1.60943791]);
    close(value('logistic', [tensor([0.8, 0.8], [2, 1]), tensor([1, 0], [2, 1])]), [0.22314355, 1.60943791]);
    close(value('bce', [tensor([0, 0], [2, 1]), scalar(1)]), [Math.LN2, Math.LN2]);
  });

  it('errors of 0.2, 0.7, 0.1 against the second class', () => {
    const [a, y] = [tensor([0.2, 0.7, 0.1], [1, 3]), tensor([0, 1, 0], [1, 3])];
    close(value('l2', [a, y]), [0.14 / 3]);
    close(value('adaline', [a, y]), [0.07 / 3]);
    close(value('l1', [a, y]), [0.2]);
  });

  it('Huber, hinge, contrastive and triplet losses of the lecture', () => {
    close(value('huber', [tensor([0.5, 2], [2]), scalar(0)], { delta: 1 }), [0.125, 1.5]);
    close(value('huber', [tensor([-3], [1]), scalar(0)], { delta: 1.5 }), [3.375]);
    close(value('hinge', [tensor([0.3, 0.3, 1.2], [3]), tensor([1, -1, 1], [3])]), [0.7, 1.3, 0]);
    close(value('hinge', [tensor([0.3], [1]), tensor([0], [1])]), [1.3]);
    close(value('contrastive', [tensor([0.3, 0.3, 1.2], [3]), tensor([1, 0, 0], [3])], { margin: 1 }), [0.09, 0.49, 0]);
    const anchor = tensor([0, 0], [2, 1]);
    const far = tensor([Math.sqrt(0.5), Math.sqrt(0.7)], [2, 1]);
    close(value('triplet', [anchor, tensor([Math.sqrt(0.4), Math.sqrt(0.4)], [2, 1]), far], { margin: 0.2 }), [0.1, 0]);
  });

  it('an error of 0 has no slope', () => {
    const x = tensor([1, 2], [2, 1]);
    const { gradients } = valueAndGradients(() => sum(functionForward.perceptron(callOf('perceptron', [x, tensor([1, 1], [2, 1])]))), [x]);
    expect(gradients.map((gradient) => (gradient === undefined ? [] : numbersOf(gradient)))).toEqual([[0, 1]]);
  });

  it('stop lets no gradient through and reverse turns it round', () => {
    const x = tensor([3], [1]);
    const gradientOf = (name: EquationFunction, inputs: readonly Tensor[]): number[] | undefined => {
      const [gradient] = valueAndGradients(() => sum(functionForward[name](callOf(name, inputs))), [x]).gradients;
      return gradient === undefined ? undefined : numbersOf(gradient);
    };
    expect(gradientOf('stop', [x])).toBeUndefined();
    expect(gradientOf('reverse', [x, scalar(0.5)])).toEqual([-0.5]);
  });
});

function callOf(name: EquationFunction, inputs: readonly Tensor[], settings: Settings = {}): FunctionCall {
  const shape = name === 'onehot' ? [4] : [];
  return {
    name,
    inputs,
    settings,
    type: { shape, element: 'float' },
    labelSmoothing: 0,
    apply: (_network, input) => mul(mul(input, input), normalTensor('critic', input.shape)),
    drawUniform: (shapeOfDraw) => tensor(new Array<number>(shapeOfDraw[0] ?? 1).fill(0.3), [...shapeOfDraw]),
  };
}

function evaluate(name: EquationFunction, { settings = {} }: FunctionCase, inputs: readonly Tensor[]): Tensor {
  return functionForward[name](callOf(name, inputs, settings));
}

function numbersFor(name: string, input: InputText, { unit }: FunctionCase): Float32Array {
  if ('values' in input) {
    return Float32Array.from(input.values);
  }
  // Away from 0, where several functions have a kink that differences would step over.
  const numbers = normalNumbers(name, input.shape).map((value) => value + 0.05 * Math.sign(value));
  return unit === true ? numbers.map((value) => 1 / (1 + Math.exp(-value))) : numbers;
}

function tensorsOf({ inputs }: FunctionCase, numbers: readonly Float32Array[]): Tensor[] {
  return inputs.map((input, index) =>
    tensor(numbers[index] ?? [], [...input.shape], 'values' in input && input.integers ? 'int32' : 'float32'),
  );
}

function compareGradients(name: EquationFunction, functionCase: FunctionCase, numbers: readonly Float32Array[]): void {
  const inputs = tensorsOf(functionCase, numbers);
  const chosen = functionCase.over ?? inputs.flatMap((input, index) => (input.dtype === 'float32' ? [index] : []));
  const weighting = (value: Tensor): Tensor => sum(mul(value, normalTensor('weighting', value.shape)));
  const over = chosen.flatMap((index) => inputs[index] ?? []);
  const { gradients } = valueAndGradients(() => weighting(evaluate(name, functionCase, inputs)), over);
  chosen.forEach((input, place) => {
    const own = numbers[input] ?? new Float32Array();
    const gradient = gradients[place] === undefined ? [] : numbersOf(gradients[place]);
    for (let index = 0; index < own.length; index++) {
      const moved = (change: number): number => {
        const copy = own.map((value, at) => (at === index ? value + change : value));
        return numbersOf(weighting(evaluate(name, functionCase, tensorsOf(functionCase, numbers.with(input, copy)))))[0] ?? 0;
      };
      const step = 5e-3;
      const difference = (8 * (moved(step) - moved(-step)) - (moved(2 * step) - moved(-2 * step))) / (12 * step);
      const found = gradient[index] ?? 0;
      expect(Math.abs(found - difference) / Math.max(1, Math.abs(difference)), `${name}[${String(index)}]`).toBeLessThan(1e-2);
    }
  });
}
