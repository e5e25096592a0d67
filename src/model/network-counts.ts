import type { Network } from './network';
import { sizeOf } from './tensor-type';
import type { WeightSpec } from './weight';

/** How many numbers a network keeps. */
export interface NetworkCounts {
  /** Trainable ones and those set by hand; running averages are left out, as is usual in papers. */
  readonly parameters: number;
  /** Those that an optimiser may change. */
  readonly trainable: number;
  /** With running averages: what TF.js and Keras call total. */
  readonly total: number;
  /** Multiply-adds for one sample. */
  readonly macs: number;
}

/** Counts over a network and, once each, the networks that it applies. */
export function countNetwork(network: Network, networks: ReadonlyMap<string, Network>): NetworkCounts {
  let parameters = 0;
  let trainable = 0;
  let total = 0;
  for (const member of networksWithin(network, networks)) {
    for (const layer of member.layers) {
      for (const weight of layer.weights) {
        const size = sizeOf(weight.shape);
        total += size;
        parameters += weight.role === 'statistic' ? 0 : size;
        trainable += weight.role === 'parameter' ? size : 0;
      }
    }
  }
  return { parameters, trainable, total, macs: network.nodes.reduce((sum, node) => sum + node.macs, 0) };
}

/** The network itself and every network that it applies, directly or inside another, each once. */
export function networksWithin(network: Network, networks: ReadonlyMap<string, Network>): readonly Network[] {
  const found = new Map<string, Network>();
  const pending = [network];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next.name)) {
      continue;
    }
    found.set(next.name, next);
    for (const node of next.nodes) {
      const inner = node.kind === 'network' ? networks.get(node.network) : undefined;
      if (inner !== undefined) {
        pending.push(inner);
      }
    }
  }
  return [...found.values()];
}

/** Whether an optimiser can change anything in the network or in those that it applies. */
export function isTrainable(network: Network, networks: ReadonlyMap<string, Network>): boolean {
  return networksWithin(network, networks).some((member) => member.layers.some((layer) => layer.weights.some(isParameter)));
}

function isParameter(weight: WeightSpec): boolean {
  return weight.role === 'parameter';
}
