import { NeurozooError } from '#base/neurozoo-error';
import { createCpuTarget, createEagerTarget, type EagerOptions } from './eager/eager-target';
import { missingTargets } from './probe/missing-targets';
import type { Target, TargetName } from './target';

/** How a target is opened. */
export type TargetOptions = EagerOptions;

/** The best target that this machine has: the one that `backend auto` means. */
export const automaticTarget: TargetName = 'eager';

/**
 * Opens a target.
 *
 * @throws NeurozooError ZOO5001 for a target that is not available here, with what to do; ZOO4206 when one does not start
 */
export async function createTarget(name: TargetName, options: TargetOptions = {}): Promise<Target> {
  switch (name) {
    case 'eager':
      return createEagerTarget(options);
    case 'cpu':
      return createCpuTarget(options);
    case 'wasm':
    case 'tensorflow':
    case 'webgpu': {
      const { reason, cure } = missingTargets[name];
      throw new NeurozooError({ code: 'ZOO5001', message: `The backend '${name}' is not available: ${reason}`, hint: cure });
    }
  }
}
