import {
  registerKernel,
  unregisterKernel,
  type KernelFunc,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { TensorBackend } from './tensor-backend';

/** One application of a kernel. */
export interface KernelCall {
  readonly backend: TensorBackend;
  readonly attributes: NamedAttrMap;
  readonly inputs: NamedTensorInfoMap;
  /** The tensor of that name; a kernel that is called without it is a defect of the program. */
  readonly input: (name: string) => TensorInfo;
  /** Runs the kernel that stood under the same name before ours took its place, on the same or on other inputs. */
  readonly builtIn: (inputs?: NamedTensorInfoMap, attributes?: NamedAttrMap) => TensorInfo;
}

/** A kernel of ours, as a function over a backend's storage. */
export interface EagerKernel {
  readonly name: string;
  readonly run: (call: KernelCall) => TensorInfo | TensorInfo[];
}

/** Registers kernels with tfjs for a backend, in the place of those of the same name, so that programs and direct calls of tfjs both use them. */
export function registerKernels(backend: TensorBackend, kernels: readonly EagerKernel[]): void {
  for (const kernel of kernels) {
    const before = backend.kernel(kernel.name);
    if (before !== undefined) {
      unregisterKernel(kernel.name, backend.name);
    }
    registerKernel({ kernelName: kernel.name, backendName: backend.name, kernelFunc: toKernelFunc(kernel, backend, before) });
  }
}

function toKernelFunc(kernel: EagerKernel, backend: TensorBackend, before: KernelFunc | undefined): KernelFunc {
  return ({ inputs, attrs }) => {
    const attributes = attrs ?? {};
    return kernel.run({
      backend,
      attributes,
      inputs,
      input: (name) => {
        const tensor = inputs[name];
        if (tensor === undefined) {
          throw new NeurozooError({ code: 'ZOO4205', message: `The kernel ${kernel.name} is called without its input '${name}'.` });
        }
        return tensor;
      },
      builtIn: (otherInputs = inputs, otherAttributes = attributes) => {
        const [output] = before === undefined ? [] : backend.run(before, otherInputs, otherAttributes);
        if (output === undefined) {
          throw new NeurozooError({ code: 'ZOO4201', message: `The target '${backend.name}' has no kernel ${kernel.name} for this case.` });
        }
        return output;
      },
    });
  };
}
