import type { Network } from '#model/network';
import type { SettingValue } from '#model/setting';
import type { EquationScope } from './equation-scope';
import { findMember } from '../network-member';

/** `softmax` or `sigmoid`, where a value has just come through one: as a function, as the last layer of a network, or as its activation. */
export function squashedBy(scope: EquationScope, id: number): string | undefined {
  const value = scope.list.nodes[id];
  switch (value?.kind) {
    case 'function':
      return squash(value.function);
    case 'apply':
      return squashedInside(scope.context.networks.resolved.get(value.network), value.member);
    default:
      return undefined;
  }
}

function squashedInside(network: Network | undefined, name: string): string | undefined {
  const node = network?.nodes[findMember(network, name)?.node ?? -1];
  return node === undefined || !('settings' in node) ? undefined : (squash(node.kind) ?? squash(node.settings['activation']));
}

function squash(name: SettingValue | undefined): string | undefined {
  return name === 'softmax' || name === 'sigmoid' ? name : undefined;
}
