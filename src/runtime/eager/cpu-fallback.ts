import { getKernelsForBackend, type KernelFunc, type NamedTensorInfoMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { EagerKernel } from './register-kernels';
import type { TensorBackend } from './tensor-backend';
import { toTensorInputs } from './tensor-inputs';

/** For every kernel that the cpu backend has and another lacks, one that copies the tensors over, runs it there and copies the results back. */
export function missingKernels(cpu: TensorBackend, backend: TensorBackend): EagerKernel[] {
  const known = new Set(getKernelsForBackend(backend.name).map((kernel) => kernel.kernelName));
  return getKernelsForBackend(cpu.name)
    .filter((kernel) => !known.has(kernel.kernelName))
    .map(({ kernelName, kernelFunc }) => ({
      name: kernelName,
      run: ({ inputs, attributes }) => runOnCpu({ cpu, backend, kernel: kernelFunc, inputs, attributes }),
    }));
}

/** The cpu backend's kernel of that name, working on copies of another backend's tensors. */
export function cpuFallback(cpu: TensorBackend, backend: TensorBackend, name: string): KernelFunc | undefined {
  const kernel = cpu.kernel(name);
  return kernel && (({ inputs, attrs }) => runOnCpu({ cpu, backend, kernel, inputs, attributes: attrs ?? {} }));
}

interface CpuRun {
  readonly cpu: TensorBackend;
  readonly backend: TensorBackend;
  readonly kernel: KernelFunc;
  readonly inputs: NamedTensorInfoMap;
  readonly attributes: Parameters<TensorBackend['run']>[2];
}

function runOnCpu({ cpu, backend, kernel, inputs, attributes }: CpuRun): TensorInfo[] {
  const held: TensorInfo[] = [];
  const hold = (tensor: TensorInfo): TensorInfo => {
    held.push(tensor);
    return tensor;
  };
  try {
    const copies = toTensorInputs(inputs, (tensor) => hold(copy(tensor, backend, cpu)));
    return cpu.run(kernel, copies, attributes).map((output) => copy(hold(output), cpu, backend));
  } finally {
    for (const tensor of held) {
      cpu.release(tensor);
    }
  }
}

function copy(tensor: TensorInfo, from: TensorBackend, to: TensorBackend): TensorInfo {
  const { shape, dtype } = tensor;
  if (dtype === 'string' || dtype === 'complex64') {
    throw new TypeError(`A tensor of the type ${dtype} does not pass between backends.`);
  }
  return to.write(from.view(tensor), shape, dtype);
}
