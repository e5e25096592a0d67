import type { Network } from '#model/network';
import type { TensorType } from '#model/tensor-type';

/** An output or inner layer of a network: its name as a recipe carries it, the node that computes it, and its type. */
export interface NetworkMember {
  readonly name: string;
  readonly node: number;
  readonly type: TensorType;
}

/** The output of that name, else the layer or value of that name or path (`C1`, `stage2.3.main.1`). */
export function findMember(network: Network, name: string): NetworkMember | undefined {
  const output = network.outputs.find((candidate) => candidate.name === name);
  const named = output?.node ?? (Object.hasOwn(network.names, name) ? network.names[name] : undefined);
  const node =
    named === undefined ? network.nodes.find(({ path }) => path === name || path.replaceAll('/', '.') === name) : network.nodes[named];
  return node === undefined ? undefined : { name: named === undefined ? node.path : name, node: node.id, type: node.output };
}

/** The only output of a network, or undefined where it has several. */
export function onlyMember(network: Network): NetworkMember | undefined {
  const [output, ...others] = network.outputs;
  return output === undefined || others.length > 0 ? undefined : findMember(network, output.name);
}

/** Every name that may stand after the dot: outputs first, then layers. */
export function memberNames(network: Network): readonly string[] {
  return [...new Set([...network.outputs.map((output) => output.name), ...Object.keys(network.names)])];
}
