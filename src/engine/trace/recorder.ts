import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import { listInput } from '#program/kernel-inputs';
import type { AttributeValue, ElementType, Operation, ProgramConstant, ProgramValue } from '#program/program';

/** A tensor of the recording: its value, with the handle that tfjs knows it by. */
export interface RecordedTensor {
  readonly dataId: object;
  readonly shape: number[];
  readonly dtype: ElementType;
}

/** A kernel as tfjs calls it. */
export interface RecordedKernel {
  readonly kernel: string;
  readonly inputs: NamedTensorInfoMap;
  readonly attributes: NamedAttrMap;
}

type ConstantData = ProgramConstant['data'];

/** The list of operations while it is being written. Lives for one trace. */
export class Recorder {
  readonly values: ProgramValue[] = [];
  readonly operations: Operation[] = [];
  readonly constants: ProgramConstant[] = [];
  /** What the operations that come now are recorded for. */
  scope = '';
  readonly #valueOfData = new WeakMap<object, number>();
  readonly #knownConstants = new Map<string, number>();

  /** A new value that nothing computes: an input of the program. */
  input(shape: readonly number[], type: ElementType): RecordedTensor {
    return this.handle(this.#addValue(shape, type));
  }

  /** Numbers known now. Equal small constants are one; large ones of a single number are a `Fill`. */
  constant(data: ConstantData, shape: readonly number[], type: ElementType): RecordedTensor {
    const [first = 0] = data;
    if (data.length > smallConstant && data.every((number) => number === first)) {
      return (
        this.record({ kernel: 'Fill', inputs: {}, attributes: { shape: [...shape], value: first, dtype: type } }, [{ shape, type }])[0] ??
        this.input(shape, type)
      );
    }
    const key = data.length > smallConstant ? undefined : `${type} ${shape.join('x')} ${data.join(' ')}`;
    const known = key === undefined ? undefined : this.#knownConstants.get(key);
    if (known !== undefined) {
      return this.handle(known);
    }
    const value = this.#addValue(shape, type);
    this.constants.push({ value, data: data.slice() });
    if (key !== undefined) {
      this.#knownConstants.set(key, value);
    }
    return this.handle(value);
  }

  /** One kernel, applied; gives its outputs. */
  record({ kernel, inputs, attributes }: RecordedKernel, outputs: readonly Pick<ProgramValue, 'shape' | 'type'>[]): RecordedTensor[] {
    const values = outputs.map(({ shape, type }) => this.#addValue(shape, type));
    this.operations.push({
      kernel,
      inputs: this.#inputsOf(inputs),
      attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, toAttribute(value)])),
      outputs: values,
      scope: this.scope,
    });
    return values.map((value) => this.handle(value));
  }

  /** The value that a tensor stands for. */
  valueOf(dataId: object): number {
    const value = this.#valueOfData.get(dataId);
    if (value === undefined) {
      throw new NeurozooError({ code: 'ZOO4103', message: 'The step uses a tensor that is not part of it.' });
    }
    return value;
  }

  /** A fresh handle for a value: two tensors may stand for the same. */
  handle(value: number): RecordedTensor {
    const { shape, type } = this.values[value] ?? { shape: [], type: 'float32' };
    const dataId = {};
    this.#valueOfData.set(dataId, value);
    return { dataId, shape: [...shape], dtype: type };
  }

  #addValue(shape: readonly number[], type: ElementType): number {
    const id = this.values.length;
    this.values.push({ id, shape: [...shape], type });
    return id;
  }

  #inputsOf(inputs: NamedTensorInfoMap): Operation['inputs'] {
    // Kernels that take a list are called with an array in place of the record.
    const isList = Array.isArray(inputs);
    const named: readonly (readonly [string, TensorInfo | undefined])[] = Object.entries(inputs);
    if (isList) {
      return { [listInput]: named.flatMap(([, tensor]) => (tensor === undefined ? [] : [this.valueOf(tensor.dataId)])) };
    }
    const recorded: Record<string, number> = {};
    for (const [name, tensor] of named) {
      if (tensor) {
        recorded[name] = this.valueOf(tensor.dataId);
      }
    }
    return recorded;
  }
}

/** Up to so many numbers a constant is compared with the others. */
const smallConstant = 16;

/** An attribute as plain data. */
export function toAttribute(value: unknown): AttributeValue {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(toAttribute);
  }
  if (ArrayBuffer.isView(value)) {
    throw new NeurozooError({ code: 'ZOO4103', message: 'An attribute of a kernel is a block of numbers, which no program can carry.' });
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toAttribute(part)]));
}
