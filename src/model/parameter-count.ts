import type { Network, NetworkLayer } from './network';
import { sizeOf } from './tensor-type';
import type { WeightSpec } from './weight';

/**
 * The numbers that a network keeps, by what happens to them.
 *
 * Conventions. `parameters` are the trained scalars, biases included: what papers and PyTorch count. Scale and shift of a batch norm count, its running
 * mean and variance do not; `total` adds them, as Keras and TensorFlow.js do. Recurrent layers have one bias vector, as Keras has it. Weights used
 * in several places count once, also when a network is called more than once.
 */
export interface ParameterCount {
  readonly parameters: number;
  /** Running averages. */
  readonly statistics: number;
  /** Weights that never change. */
  readonly fixed: number;
  /** All of them: what Keras and TensorFlow.js print. */
  readonly total: number;
}

/** Where a network called inside another one is looked up; undefined where it is unknown, which counts as nothing. */
export type NetworkLookup = (name: string) => Network | undefined;

/** The weights of a network and of the networks that it calls, each once. */
export function countParameters(network: Network, lookup: NetworkLookup): ParameterCount {
  return countWeights(reachableNetworks(network, lookup).flatMap((each) => each.layers));
}

/** The weights of layers. */
export function countWeights(layers: readonly Pick<NetworkLayer, 'weights'>[]): ParameterCount {
  const weights = layers.flatMap((layer) => layer.weights);
  const parameters = sizeOfRole(weights, 'parameter');
  const statistics = sizeOfRole(weights, 'statistic');
  const fixed = sizeOfRole(weights, 'fixed');
  return { parameters, statistics, fixed, total: parameters + statistics + fixed };
}

/**
 * Multiply-adds for one sample: convolutions, transposed convolutions, dense, recurrent and attention products, without biases, norms, pooling and
 * activations. Twice this many are the floating point operations. A layer or network that is applied twice costs twice.
 */
export function countMacs(network: Network): number {
  return network.nodes.reduce((sum, node) => sum + node.macs, 0);
}

/** The network itself, then every network that it calls, directly or not, each once. */
export function reachableNetworks(network: Network, lookup: NetworkLookup): readonly Network[] {
  const found = new Map([[network.name, network]]);
  for (const each of found.values()) {
    for (const node of each.nodes) {
      const called = node.kind === 'network' ? lookup(node.network) : undefined;
      if (called !== undefined && !found.has(called.name)) {
        found.set(called.name, called);
      }
    }
  }
  return [...found.values()];
}

function sizeOfRole(weights: readonly WeightSpec[], role: WeightSpec['role']): number {
  return weights.reduce((sum, weight) => (weight.role === role ? sum + sizeOf(weight.shape) : sum), 0);
}
