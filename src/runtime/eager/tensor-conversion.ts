import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { TensorData } from '#base/tensor-data';
import type { ElementType } from '#program/program';
import type { Numbers, TensorBackend } from './tensor-backend';

/** A copy of a backend's tensor, bit for bit; truth values come as int32. */
export function toTensorData(backend: TensorBackend, tensor: TensorInfo): TensorData {
  const numbers = backend.view(tensor);
  const shape = [...tensor.shape];
  if (numbers instanceof Float32Array) {
    return { type: 'float32', shape, data: numbers.slice() };
  }
  return { type: 'int32', shape, data: numbers instanceof Int32Array ? numbers.slice() : Int32Array.from(numbers) };
}

/** The numbers of a tensor as a program's value takes them, or undefined where the types do not go together. */
export function toNumbersOfType(data: TensorData, type: ElementType): Numbers | undefined {
  if (type === 'bool') {
    return data.type === 'int32' ? Uint8Array.from(data.data, (number) => (number === 0 ? 0 : 1)) : undefined;
  }
  return data.type === type ? data.data : undefined;
}
