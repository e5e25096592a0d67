import { countMacs, countParameters, countWeights } from '#model/parameter-count';
import type { Network } from '#model/network';
import { formatShape, sameShape } from '#model/tensor-type';
import type { Expectation } from '../analysis';
import { findMember, onlyMember, type NetworkMember } from '../network-member';
import type { Finding } from '../finding';

/** Holds expectations of networks against the networks; those of trainings need a run and are left alone. One finding for each that is not met. */
export function checkNetworkExpectations(networks: ReadonlyMap<string, Network>, expectations: readonly Expectation[]): readonly Finding[] {
  return expectations.flatMap((expectation) => {
    const network = expectation.of === 'network' ? networks.get(expectation.subject) : undefined;
    const actual = network === undefined ? undefined : networkFact(network, expectation.path, networks);
    if (actual === undefined || holds(actual, expectation)) {
      return [];
    }
    const what = `${expectation.subject}.${expectation.path}`;
    const message = `${what} is ${formatFact(actual)}, not ${expectation.text.slice(expectation.text.search(/[<>=]/)).replace(/^= */, '')}.`;
    return [{ code: 'ZOO1613', message, at: expectation.source } as const];
  });
}

/** A fact about a network or something inside it: a count, or the shape of an output. */
export function networkFact(
  network: Network,
  path: string,
  networks: ReadonlyMap<string, Network>,
): number | readonly number[] | undefined {
  const parts = path.split('.');
  const fact = parts.pop();
  const member = parts.length === 0 ? undefined : findMember(network, parts.join('.'));
  if (parts.length > 0) {
    return member === undefined ? undefined : memberFact(network, member, fact);
  }
  const count = countParameters(network, (name) => networks.get(name));
  switch (fact) {
    case 'parameters':
      return count.parameters + count.fixed;
    case 'trainable':
      return count.parameters;
    case 'total':
      return count.total;
    case 'macs':
      return countMacs(network);
    case 'layers':
      return network.layers.filter((layer) => layer.weights.length > 0).length;
    case 'output':
      return onlyMember(network)?.type.shape;
    default:
      return undefined;
  }
}

function memberFact(network: Network, member: NetworkMember, fact: string | undefined): number | readonly number[] | undefined {
  const node = network.nodes[member.node];
  switch (fact) {
    case 'output':
      return member.type.shape;
    case 'macs':
      return node?.macs;
    case 'parameters': {
      const path = node === undefined || node.kind === 'input' || node.kind === 'network' ? undefined : node.layer;
      const count = countWeights(network.layers.filter((layer) => layer.path === path));
      return count.parameters + count.fixed;
    }
    default:
      return undefined;
  }
}

function holds(actual: number | readonly number[], { operator, value }: Expectation): boolean {
  if (typeof actual !== 'number' || typeof value !== 'number') {
    return typeof actual !== 'number' && typeof value !== 'number' && value !== null && sameShape(actual, value);
  }
  switch (operator) {
    case '=':
      return actual === value;
    case '<':
      return actual < value;
    case '<=':
      return actual <= value;
    case '>':
      return actual > value;
    case '>=':
      return actual >= value;
    case 'holds':
      return true;
  }
}

function formatFact(fact: number | readonly number[]): string {
  return typeof fact === 'number' ? String(fact) : formatShape(fact);
}
