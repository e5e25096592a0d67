import type { OwnKernelName } from '#program/own-kernels';
import type { EagerKernel } from '../register-kernels';
import { logSoftmax } from './log-softmax';
import { philox } from './philox';

const byName: Readonly<Record<OwnKernelName, EagerKernel>> = { Philox: philox };

/** Kernels that no backend of tfjs brings, for every eager target. One of our own that is missing here does not compile. */
export const ownEagerKernels: readonly EagerKernel[] = [...Object.values(byName), logSoftmax];
