import type { EquationScope } from './equation-scope';
import { findMember } from './network-member';

/** `softmax` or `sigmoid`, where a value has just come through one: as a function, as the last layer of a network, or as its activation. */
export function squashedBy(scope: EquationScope, id: number): string | undefined {
  const value = scope.list.nodes[id];
  if (value?.kind === 'function') {
    return squash(value.function);
  }
  if (value?.kind !== 'apply') {
    return undefined;
  }
  const network = scope.context.networks.resolved.get(value.network);
  const member = network === undefined ? undefined : findMember(network, value.member);
  const node = member === undefined ? undefined : network?.nodes[member.node];
  if (node === undefined || node.kind === 'input' || node.kind === 'network') {
    return undefined;
  }
  const activation = node.settings['activation'];
  return squash(node.kind) ?? (typeof activation === 'string' ? squash(activation) : undefined);
}

function squash(name: string): string | undefined {
  return name === 'softmax' || name === 'sigmoid' ? name : undefined;
}
