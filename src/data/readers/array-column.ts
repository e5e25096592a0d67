import type { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import { allocateBytes, allocateFloats, allocateIntegers } from '../allocate';
import type { Column } from '../samples';
import { copyNpy, type NpyArray } from './npy';

/** Where an array goes. */
export interface ArrayUse {
  readonly name: string;
  /** As messages show it. */
  readonly file: string;
  readonly budget: Budget;
}

/** No more classes than this are counted in an array of labels. */
const mostClasses = 1_000_000;

/** An array as an input: bytes stay bytes, everything else becomes float32. The first axis counts samples. @throws NeurozooError */
export function inputColumn(array: NpyArray, use: ArrayUse): Column {
  checkSamples(array, use);
  const shape = array.shape.length === 1 ? [1] : array.shape.slice(1);
  const allocation = { budget: use.budget, purpose: `the array ${use.name}`, file: use.file };
  if (array.element === 'byte' || array.element === 'bool') {
    const data = allocateBytes(array.count, allocation);
    copyNpy(array, data, use.file);
    return { kind: 'pixels', name: use.name, role: 'input', shape, data };
  }
  const data = allocateFloats(array.count, allocation);
  copyNpy(array, data, use.file);
  return { kind: 'floats', name: use.name, role: 'input', shape, data };
}

/**
 * An array as what is to be predicted: one whole number a sample is `label`, anything else `y`.
 *
 * @throws NeurozooError ZOO2008 at a negative label, with its record
 */
export function targetColumn(array: NpyArray, use: ArrayUse): Column {
  checkSamples(array, use);
  const allocation = { budget: use.budget, purpose: `the array ${use.name}`, file: use.file };
  const [samples = 0] = array.shape;
  if (array.element === 'float' || array.count !== samples) {
    const data = allocateFloats(array.count, allocation);
    copyNpy(array, data, use.file);
    return { kind: 'floats', name: 'y', role: 'target', shape: array.shape.length === 1 ? [1] : array.shape.slice(1), data };
  }
  let most = 0;
  for (let index = 0; index < samples; index++) {
    const label = array.at(index);
    if (label < 0 || label >= mostClasses) {
      const message = `Record ${String(index)} of ${use.file} has the label ${String(label)}; labels are whole numbers from 0.`;
      throw new NeurozooError({ code: 'ZOO2008', message, hint: 'Mend or remove that record.', file: use.file });
    }
    most = Math.max(most, label);
  }
  const data = allocateIntegers(samples, allocation);
  copyNpy(array, data, use.file);
  return { kind: 'classes', name: 'label', role: 'target', classes: most + 1, data };
}

/** All arrays must have as many samples. @throws NeurozooError ZOO2007 naming both */
export function checkSameSamples(arrays: readonly { readonly shown: string; readonly array: NpyArray }[]): number {
  const [first, ...others] = arrays;
  const count = first?.array.shape[0] ?? 0;
  for (const other of others) {
    const own = other.array.shape[0] ?? 0;
    if (own !== count) {
      const message = `${first?.shown ?? ''} has ${String(count)} samples, but ${other.shown} has ${String(own)}.`;
      throw new NeurozooError({ code: 'ZOO2007', message, hint: 'The first axis of each array counts the samples.', file: other.shown });
    }
  }
  return count;
}

function checkSamples(array: NpyArray, use: ArrayUse): void {
  if (array.count === 0 || array.shape.length === 0) {
    const message = `${use.file} holds no samples: its shape is ${array.shape.length === 0 ? 'that of one number' : array.shape.join('x')}.`;
    throw new NeurozooError({ code: 'ZOO2021', message, hint: 'The first axis counts the samples.', file: use.file });
  }
}
