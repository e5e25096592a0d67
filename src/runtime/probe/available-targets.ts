import { NeurozooError } from '#base/neurozoo-error';
import { createCpuTarget, createEagerTarget, type EagerOptions } from '../eager/eager-target';
import type { TargetName } from '../target';
import { missingTargets } from './missing-targets';

/** One row of `neurozoo doctor`: a target, and whether it runs here. */
export interface TargetFact {
  readonly name: TargetName;
  readonly available: boolean;
  /** What it runs on, or would. */
  readonly device: string;
  /** Why it is not available. */
  readonly reason?: string;
  /** What to do about that. */
  readonly cure?: string;
}

/** Every target, best first, tried and not guessed: an available one has been opened. */
export async function availableTargets(options: EagerOptions = {}): Promise<TargetFact[]> {
  return [
    missing('tensorflow'),
    missing('webgpu'),
    missing('wasm'),
    await eagerFact(options),
    { name: 'cpu', available: true, device: createCpuTarget(options).device },
  ];
}

async function eagerFact(options: EagerOptions): Promise<TargetFact> {
  try {
    const { device } = await createEagerTarget(options);
    return { name: 'eager', available: true, device };
  } catch (error) {
    if (error instanceof NeurozooError) {
      const cure = error.hint ?? 'Use `backend cpu`.';
      return { name: 'eager', available: false, device: 'CPU, 1 thread, WebAssembly SIMD', reason: error.message, cure };
    }
    throw error;
  }
}

function missing(name: keyof typeof missingTargets): TargetFact {
  return { name, available: false, ...missingTargets[name] };
}
