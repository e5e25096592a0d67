import { getKernel, type KernelConfig, type KernelFunc } from '@tensorflow/tfjs-core';

/** The kernel that tfjs has registered under a name for a backend. */
export function findKernel(name: string, backend: string): KernelFunc | undefined {
  return findConfig(name, backend)?.kernelFunc;
}

/** The types of tfjs promise a kernel for every name, which its registry does not keep. */
function findConfig(name: string, backend: string): KernelConfig | undefined {
  return getKernel(name, backend);
}
