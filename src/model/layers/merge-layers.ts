import { broadcastShapes } from '../broadcast';
import { describeLayer, type LayerOutcome } from '../layer-description';
import { floatTensor, formatShape, sameShape, type Shape, type TensorType } from '../tensor-type';
import { anyInput, floatInput } from './layer-input';
import { accepted, refused, unchanged } from './outcome';

export const addition = describeLayer({
  kind: 'add',
  family: 'merge',
  summary: 'Adds tensors; smaller ones are repeated, axes compared from the right.',
  formula: 'y = a + b + …',
  reference: 'He et al. 2015, Deep residual learning for image recognition',
  settings: {},
  inputs: { least: 2, most: Infinity },
  infer(_settings, inputs) {
    return inferBroadcast('add', inputs);
  },
});

export const subtraction = describeLayer({
  kind: 'subtract',
  family: 'merge',
  summary: 'Subtracts the second tensor from the first; the smaller one is repeated, axes compared from the right.',
  formula: 'y = a - b',
  reference: 'Koch, Zemel & Salakhutdinov 2015, Siamese neural networks for one-shot image recognition',
  settings: {},
  inputs: { least: 2, most: 2 },
  infer(_settings, inputs) {
    return inferBroadcast('subtract', inputs);
  },
});

export const multiplication = describeLayer({
  kind: 'multiply',
  family: 'merge',
  summary: 'Multiplies tensors number by number; smaller ones are repeated, axes compared from the right.',
  formula: 'y = a * b * …',
  reference: 'Hu, Shen & Sun 2018, Squeeze-and-excitation networks',
  settings: {},
  inputs: { least: 2, most: Infinity },
  infer(_settings, inputs) {
    return inferBroadcast('multiply', inputs);
  },
});

/** Along the last axis, the channels; the other axes must be equal. */
export const concatenation = describeLayer({
  kind: 'concat',
  family: 'merge',
  summary: 'Lays tensors side by side along their channels.',
  formula: 'y = (a, b, …)',
  reference: 'Szegedy et al. 2014, Going deeper with convolutions; Ronneberger et al. 2015, U-Net',
  settings: {},
  inputs: { least: 1, most: Infinity },
  infer(_settings, inputs) {
    const first = anyInput('concat', inputs);
    if (!first.ok) {
      return first;
    }
    const leading = first.type.shape.slice(0, -1);
    let channels = 0;
    for (const { shape, element } of inputs) {
      const own = shape.at(-1);
      if (own === undefined || !sameShape(shape.slice(0, -1), leading) || element !== first.type.element) {
        return refused('ZOO1208', `concat cannot join ${listShapes(inputs)}; all axes but the last must be equal.`);
      }
      channels += own;
    }
    return accepted('concat', { output: { shape: [...leading, channels], element: first.type.element }, weights: [], macs: 0 });
  },
});

/** What `2 * a + 1` becomes. */
export const linearScaling = describeLayer({
  kind: 'linear',
  family: 'merge',
  summary: 'Multiplies by one number and adds another.',
  formula: 'y = scale * x + shift',
  reference: 'Widrow & Hoff 1960, Adaptive switching circuits',
  settings: {
    scale: { type: 'number', meaning: 'The factor.', position: 0, default: 1 },
    shift: { type: 'number', meaning: 'What is added.', position: 1, default: 0 },
  },
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    const input = floatInput('linear', inputs);
    return input.ok ? unchanged('linear', input.type) : input;
  },
});

function inferBroadcast(kind: string, inputs: readonly TensorType[]): LayerOutcome {
  let shape: Shape | undefined;
  for (let index = 0; index < Math.max(inputs.length, 1); index++) {
    const input = floatInput(kind, inputs, index);
    if (!input.ok) {
      return input;
    }
    const joined = shape === undefined ? input.type.shape : broadcastShapes(shape, input.type.shape);
    if (joined === undefined) {
      return refused('ZOO1208', `${kind} cannot join ${listShapes(inputs)}; sizes must be equal or 1, axis by axis from the right.`);
    }
    shape = joined;
  }
  return accepted(kind, { output: floatTensor(shape ?? []), weights: [], macs: 0 });
}

function listShapes(inputs: readonly TensorType[]): string {
  return inputs.map((input) => formatShape(input.shape)).join(' and ');
}
