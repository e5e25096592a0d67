import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { enableProdMode, engine, findBackend, util, type TensorInfo } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import { elementCount } from '#program/element-bytes';
import type { ElementType } from '#program/program';
import { cpuKernels } from './kernels/cpu-kernels';
import { ownEagerKernels } from './kernels/own-eager-kernels';
import { findKernel } from './find-kernel';
import { registerKernels } from './register-kernels';
import type { Numbers, TensorBackend } from './tensor-backend';

/** The plain TypeScript backend of tfjs with our kernels registered: slow, everywhere available, the reference for the others. */
export function openCpuBackend(): TensorBackend {
  // Outside this mode the backend advertises another package on the terminal, and tfjs looks for NaN where that is our guard's work.
  enableProdMode();
  const found = engine().registry['cpu'] ?? findBackend('cpu');
  if (!(found instanceof MathBackendCPU)) {
    throw new NeurozooError({ code: 'ZOO4206', message: 'The cpu backend of TensorFlow.js did not start.' });
  }
  const known = opened.get(found);
  if (known !== undefined) {
    return known;
  }
  const backend = new CpuBackend(found);
  registerKernels(backend, [...cpuKernels, ...ownEagerKernels]);
  opened.set(found, backend);
  return backend;
}

/** tfjs holds one backend of a kind a process, and so one wrapper of it is enough. */
const opened = new WeakMap<MathBackendCPU, TensorBackend>();

class CpuBackend implements TensorBackend {
  readonly name = 'cpu';
  readonly #backend: MathBackendCPU;

  constructor(backend: MathBackendCPU) {
    this.#backend = backend;
  }

  write(numbers: Numbers, shape: readonly number[], type: ElementType): TensorInfo {
    return this.#backend.makeTensorInfo([...shape], type, numbers.slice());
  }

  allocate(shape: readonly number[], type: ElementType): TensorInfo {
    return this.#backend.makeTensorInfo([...shape], type, util.makeZerosTypedArray(elementCount(shape), type));
  }

  view(tensor: TensorInfo): Numbers {
    const { values } = this.#backend.data.get(tensor.dataId);
    if (values instanceof Float32Array || values instanceof Int32Array || values instanceof Uint8Array) {
      return values;
    }
    throw new NeurozooError({ code: 'ZOO4206', message: `A ${tensor.dtype} tensor of the cpu backend has no numbers that can be read.` });
  }

  retain(tensor: TensorInfo): void {
    this.#backend.incRef(tensor.dataId);
  }

  release(tensor: TensorInfo): void {
    this.#backend.disposeData(tensor.dataId);
  }

  kernel(name: string): ReturnType<TensorBackend['kernel']> {
    return findKernel(name, this.name);
  }

  fallback(): undefined {
    return undefined;
  }

  run(...[kernel, inputs, attrs]: Parameters<TensorBackend['run']>): TensorInfo[] {
    const outputs = kernel({ inputs, attrs, backend: this.#backend });
    return Array.isArray(outputs) ? outputs : [outputs];
  }

  storageCount(): number {
    return this.#backend.numDataIds();
  }

  heapBytes(): number {
    return 0;
  }
}
