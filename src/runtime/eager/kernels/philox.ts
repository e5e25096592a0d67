import { ownKernels, toPhiloxAttributes, drawPhilox } from '#program/own-kernels';
import type { EagerKernel } from '../register-kernels';
import { toKernelAttributes } from './kernel-attributes';

/** Counter-based random numbers, computed by the reference itself: there is only one right answer, to the bit. */
export const philox: EagerKernel = {
  name: ownKernels.Philox.name,
  run: ({ backend, attributes, input }) => {
    const [step = 0] = backend.view(input('step'));
    const philoxAttributes = toPhiloxAttributes(toKernelAttributes(attributes));
    return backend.write(drawPhilox(philoxAttributes, step), philoxAttributes.shape, 'float32');
  },
};
