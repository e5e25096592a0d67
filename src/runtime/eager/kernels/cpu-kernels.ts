import type { EagerKernel } from '../register-kernels';
import { depthwiseFilterGradient } from './depthwise-filter-gradient';
import { depthwiseInputGradient } from './depthwise-input-gradient';
import { toPair } from './kernel-attributes';

/** Cases that the cpu backend of tfjs gets wrong: its gradients of a depthwise convolution overlook the dilation. */
export const cpuKernels: readonly EagerKernel[] = [whereDilated(depthwiseFilterGradient), whereDilated(depthwiseInputGradient)];

/** A kernel that is used where the window is dilated; the backend's own keeps the rest. */
function whereDilated(kernel: EagerKernel): EagerKernel {
  return {
    name: kernel.name,
    run: (call) => (toPair(call.attributes['dilations'] ?? 1).some((dilation) => dilation !== 1) ? kernel.run(call) : call.builtIn()),
  };
}
