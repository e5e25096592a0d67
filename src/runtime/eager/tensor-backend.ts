import type { ElementType } from '#program/program';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';

/** Numbers as they lie in a backend's memory; `bool` is one byte. */
export type Numbers = Float32Array | Int32Array | Uint8Array;

/**
 * A tfjs backend as the eager targets use it: storage with counted references, and kernels as plain functions. Calling these directly
 * leaves out tfjs's tape, scopes and tensor objects, and does not depend on which backend tfjs holds for the current one.
 */
export interface TensorBackend {
  readonly name: 'wasm' | 'cpu';
  /** Storage with a copy of the numbers, held once. */
  write(numbers: Numbers, shape: readonly number[], type: ElementType): TensorInfo;
  /** Storage whose numbers are yet to be written, held once. */
  allocate(shape: readonly number[], type: ElementType): TensorInfo;
  /** The numbers themselves, not a copy. Allocation may move a backend's memory: take views after the last allocation, and drop them. */
  view(tensor: TensorInfo): Numbers;
  /** Holds the storage once more. */
  retain(tensor: TensorInfo): void;
  /** Lets go of the storage once; it is freed when nobody holds it. */
  release(tensor: TensorInfo): void;
  /** A kernel that keeps to the contract of tfjs: each output is held once, inputs are left as they are. */
  kernel(name: string): KernelFunc | undefined;
  /** A slower kernel for the cases that the first one refuses. */
  fallback(name: string): KernelFunc | undefined;
  /** Runs a kernel of this backend. */
  run(
    kernel: KernelFunc,
    inputs: Parameters<KernelFunc>[0]['inputs'],
    attributes: NonNullable<Parameters<KernelFunc>[0]['attrs']>,
  ): TensorInfo[];
  /** How many storages are held, for leak tests. */
  storageCount(): number;
  /** The size of the backend's memory, where it is one block; 0 elsewhere. */
  heapBytes(): number;
}
