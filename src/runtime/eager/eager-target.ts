import type { Operation } from '#program/program';
import type { Target } from '../target';
import { openCpuBackend } from './cpu-backend';
import { EagerSession } from './eager-session';
import { openWasmBackend } from './wasm-backend';

/** How an eager target is opened. */
export interface EagerOptions {
  /** Where the `.wasm` files of tfjs lie; left out, beside the bundle or in the installed package. */
  readonly wasmFolder?: string | undefined;
  /** Called after every operation with the time it took, for profiles. */
  readonly onOperation?: ((operation: Operation, milliseconds: number) => void) | undefined;
}

/** The target `eager`: kernels of the WebAssembly backend, one by one. @throws NeurozooError ZOO4206 when its module does not start */
export async function createEagerTarget(options: EagerOptions = {}): Promise<Target> {
  const backend = await openWasmBackend(options.wasmFolder);
  return {
    name: 'eager',
    device: 'CPU, 1 thread, WebAssembly SIMD',
    createSession: () => Promise.resolve(new EagerSession({ backend, target: 'eager', onOperation: options.onOperation })),
  };
}

/** The target `cpu`: kernels of the plain TypeScript backend, one by one. */
export function createCpuTarget(options: EagerOptions = {}): Target {
  const backend = openCpuBackend();
  return {
    name: 'cpu',
    device: 'CPU, 1 thread, plain JavaScript',
    createSession: () => Promise.resolve(new EagerSession({ backend, target: 'cpu', onOperation: options.onOperation })),
  };
}
