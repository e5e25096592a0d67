import { BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { enableProdMode, engine, findBackendFactory, getKernelsForBackend, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NeurozooError } from '#base/neurozoo-error';
import type { ElementType } from '#program/program';
import { openCpuBackend } from './cpu-backend';
import { cpuFallback, missingKernels } from './cpu-fallback';
import { ownEagerKernels } from './kernels/own-eager-kernels';
import { wasmKernels } from './kernels/wasm-kernels';
import { findKernel } from './find-kernel';
import { registerKernels } from './register-kernels';
import type { Numbers, TensorBackend } from './tensor-backend';

const moduleFile = 'tfjs-backend-wasm-simd.wasm';

/**
 * The WebAssembly backend of tfjs (SIMD, one thread), completed: with fast kernels for training, our own kernels, and the cpu backend's
 * for all that is left, so that what runs there runs here.
 *
 * @param wasmFolder where `tfjs-backend-wasm-simd.wasm` and its siblings lie; left out, beside this file or in the installed package
 * @throws NeurozooError ZOO4206 when the module is missing or does not start
 */
export async function openWasmBackend(wasmFolder = nearestWasmFolder()): Promise<TensorBackend> {
  enableProdMode();
  const found = engine().registry['wasm'] ?? (await startWasm(wasmFolder));
  if (!(found instanceof BackendWasm)) {
    throw new NeurozooError({ code: 'ZOO4206', message: 'The WebAssembly backend of TensorFlow.js did not start.' });
  }
  const known = opened.get(found);
  if (known !== undefined) {
    return known;
  }
  guardAllocation(found);
  const cpu = openCpuBackend();
  const backend = new WasmBackend(found, cpu);
  registerKernels(backend, [...missingKernels(cpu, backend), ...wasmKernels, ...ownEagerKernels]);
  opened.set(found, backend);
  return backend;
}

/** tfjs holds one backend of a kind a process (its kernels are bound to one module), and so one wrapper of it is enough. */
const opened = new WeakMap<BackendWasm, TensorBackend>();

/** Beside this file where the product is bundled, else in the installed package. */
function nearestWasmFolder(): string {
  const beside = dirname(fileURLToPath(import.meta.url));
  if (existsSync(join(beside, moduleFile))) {
    return beside;
  }
  try {
    return dirname(createRequire(import.meta.url).resolve(`@tensorflow/tfjs-backend-wasm/dist/${moduleFile}`));
  } catch {
    // Neither is there: the folder beside is the one to name in the error that follows.
    return beside;
  }
}

/** Starts the module without making it tfjs's current backend, which a trace may hold at this moment. */
async function startWasm(wasmFolder: string): Promise<unknown> {
  const file = join(wasmFolder, moduleFile);
  if (!existsSync(file)) {
    throw new NeurozooError({
      code: 'ZOO4206',
      message: `The WebAssembly module ${moduleFile} is not in ${wasmFolder}.`,
      hint: 'Install the dependencies again, or build again; the target cpu works without it.',
      file,
    });
  }
  const exceptionListeners = process.listeners('uncaughtException');
  const rejectionListeners = process.listeners('unhandledRejection');
  let started: unknown;
  try {
    setWasmPaths(join(wasmFolder, '/'));
    started = await findBackendFactory('wasm')();
  } catch (cause) {
    throw new NeurozooError({ code: 'ZOO4206', message: `The WebAssembly module ${file} did not start.`, file }, cause);
  } finally {
    // The module's start-up code adds listeners that rethrow whatever goes wrong anywhere in the process.
    for (const listener of process.listeners('uncaughtException').filter((added) => !exceptionListeners.includes(added))) {
      process.off('uncaughtException', listener);
    }
    for (const listener of process.listeners('unhandledRejection').filter((added) => !rejectionListeners.includes(added))) {
      process.off('unhandledRejection', listener);
    }
  }
  const first = engine().registry['wasm'];
  if (first !== undefined) {
    // Another call was faster, and the kernels are bound to its instance.
    return first;
  }
  if (started instanceof BackendWasm) {
    engine().registry['wasm'] = started;
    for (const kernel of getKernelsForBackend('wasm')) {
      kernel.setupFunc?.(started);
    }
  }
  return started;
}

/** What we use of the module beyond what its types tell. */
interface WasmModule {
  _malloc: (bytes: number) => number;
  readonly _free: (offset: number) => void;
  readonly HEAPU8: Uint8Array;
}

function wasmModule(backend: BackendWasm): WasmModule {
  const module: object = backend.wasm;
  if (!isWasmModule(module)) {
    throw new NeurozooError({
      code: 'ZOO4206',
      message: 'The WebAssembly backend of TensorFlow.js is not the version that Neurozoo knows.',
    });
  }
  return module;
}

function isWasmModule(module: object): module is WasmModule {
  return (
    '_malloc' in module &&
    typeof module._malloc === 'function' &&
    '_free' in module &&
    typeof module._free === 'function' &&
    'HEAPU8' in module &&
    module.HEAPU8 instanceof Uint8Array
  );
}

/** Without this, tfjs takes a refused allocation for the address 0 and writes there. */
function guardAllocation(backend: BackendWasm): void {
  const module = wasmModule(backend);
  // The first call replaces the function by the module's own.
  module._free(module._malloc(16));
  const allocate = module._malloc;
  module._malloc = (bytes) => {
    // Sizes from 4 GiB on would wrap around to small ones.
    const offset = bytes < 2 ** 32 ? allocate(bytes) : 0;
    if (offset === 0 && bytes > 0) {
      throw outOfMemory(bytes, module.HEAPU8.byteLength);
    }
    return offset;
  };
}

class WasmBackend implements TensorBackend {
  readonly name = 'wasm';
  readonly #backend: BackendWasm;
  readonly #module: WasmModule;
  readonly #cpu: TensorBackend;

  constructor(backend: BackendWasm, cpu: TensorBackend) {
    this.#backend = backend;
    this.#module = wasmModule(backend);
    this.#cpu = cpu;
  }

  write(numbers: Numbers, shape: readonly number[], type: ElementType): TensorInfo {
    return this.#backend.makeOutput([...shape], type, undefined, numbers);
  }

  allocate(shape: readonly number[], type: ElementType): TensorInfo {
    return this.#backend.makeOutput([...shape], type);
  }

  view(tensor: TensorInfo): Numbers {
    const numbers = this.#backend.typedArrayFromHeap(tensor);
    if (numbers instanceof Float32Array || numbers instanceof Int32Array || numbers instanceof Uint8Array) {
      return numbers;
    }
    throw new NeurozooError({ code: 'ZOO4206', message: `A ${tensor.dtype} tensor of the wasm backend has no numbers that can be read.` });
  }

  retain(tensor: TensorInfo): void {
    this.#backend.incRef(tensor.dataId);
  }

  release(tensor: TensorInfo): void {
    this.#backend.disposeData(tensor.dataId);
  }

  kernel(name: string): KernelFunc | undefined {
    return findKernel(name, this.name);
  }

  fallback(name: string): KernelFunc | undefined {
    return cpuFallback(this.#cpu, this, name);
  }

  run(...[kernel, inputs, attrs]: Parameters<TensorBackend['run']>): TensorInfo[] {
    try {
      const outputs = kernel({ inputs, attrs, backend: this.#backend });
      return Array.isArray(outputs) ? outputs : [outputs];
    } catch (error) {
      // The module traps where its own allocations fail; its other traps are defects, and its memory is not to be trusted after either.
      if (error instanceof WebAssembly.RuntimeError) {
        throw outOfMemory(0, this.heapBytes(), error);
      }
      throw error;
    }
  }

  storageCount(): number {
    return this.#backend.numDataIds();
  }

  heapBytes(): number {
    return this.#module.HEAPU8.byteLength;
  }
}

function outOfMemory(bytes: number, heapBytes: number, cause?: unknown): NeurozooError {
  const wanted = bytes > 0 ? ` ${(bytes / 2 ** 20).toFixed(1)} MiB more for one tensor` : ' more';
  return new NeurozooError(
    {
      code: 'ZOO4203',
      message: `The WebAssembly memory holds ${(heapBytes / 2 ** 20).toFixed(0)} MiB and cannot take${wanted}.`,
      hint: 'Take a smaller batch or a smaller network.',
    },
    cause,
  );
}
