import type { OwnKernelName } from '#program/own-kernels';
import type { EagerKernel } from '../register-kernels';
import { philox } from './philox';

const byName: Readonly<Record<OwnKernelName, EagerKernel>> = { Philox: philox };

/** Our own kernels, for every eager target. A kernel that programs may hold and that is missing here does not compile. */
export const ownEagerKernels: readonly EagerKernel[] = Object.values(byName);
