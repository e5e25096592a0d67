import { setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { fillNormal } from '#base/random';
import { streamOf } from '#base/philox';
import type { TensorData } from '#base/tensor-data';
import { sizeOf } from '#model/tensor-type';
import { openCpuBackend } from '#runtime/eager/cpu-backend';

/** Makes tfjs compute on its cpu backend, with the kernels that it lacks. */
export async function useCpu(): Promise<void> {
  openCpuBackend();
  await setBackend('cpu');
}

/** Standard normal numbers, always the same for a name. */
export function normalNumbers(name: string, shape: readonly number[]): Float32Array {
  const numbers = new Float32Array(sizeOf(shape));
  fillNormal({ seed: 3, stream: streamOf(name), step: 0 }, numbers);
  return numbers;
}

export function normalTensor(name: string, shape: readonly number[]): Tensor {
  return tensor(normalNumbers(name, shape), [...shape]);
}

export function toTensor(data: TensorData): Tensor {
  return tensor(data.data, [...data.shape], data.type);
}

export function numbersOf(x: Tensor): number[] {
  return Array.from(x.dataSync());
}
