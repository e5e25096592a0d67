import type { Network } from './network';
import { countWeights, reachableNetworks, type NetworkLookup } from './parameter-count';
import { sizeOf } from './tensor-type';

/** What one training step of a network needs, in bytes of float32. An estimate from shapes alone: real targets reuse memory and fuse. */
export interface TrainingMemory {
  readonly weightBytes: number;
  readonly gradientBytes: number;
  /** What the optimiser keeps for each parameter: none for SGD, one for momentum, two for Adam. */
  readonly slotBytes: number;
  /** Every layer's output, kept for the way back. */
  readonly activationBytes: number;
  readonly totalBytes: number;
}

/** What memory grows with: samples in a step, and numbers that the optimiser keeps for each parameter. */
export interface TrainingSize {
  readonly batch: number;
  readonly slotsPerParameter: number;
}

/** The memory of a step that trains the network on its own. Networks that it calls count as often as they are called. */
export function trainingMemory(network: Network, lookup: NetworkLookup, { batch, slotsPerParameter }: TrainingSize): TrainingMemory {
  const { parameters, total } = countWeights(reachableNetworks(network, lookup).flatMap((each) => each.layers));
  const weightBytes = bytesPerNumber * total;
  const gradientBytes = bytesPerNumber * parameters;
  const slotBytes = gradientBytes * slotsPerParameter;
  const activationBytes = bytesPerNumber * batch * activationsOf(network, lookup);
  return { weightBytes, gradientBytes, slotBytes, activationBytes, totalBytes: weightBytes + gradientBytes + slotBytes + activationBytes };
}

const bytesPerNumber = 4;

/** Numbers in all outputs for one sample. Networks cannot call themselves, so this ends. */
function activationsOf(network: Network, lookup: NetworkLookup): number {
  return network.nodes.reduce((sum, node) => {
    const called = node.kind === 'network' ? lookup(node.network) : undefined;
    return sum + (called === undefined ? sizeOf(node.output.shape) : activationsOf(called, lookup));
  }, 0);
}
