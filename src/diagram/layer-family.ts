import { layerDescription } from '#model/layer-catalogue';
import type { NetworkNode } from '#model/network';
import type { Family } from './drawing';

/** The family that gives a node its hue. */
export function nodeFamily(node: NetworkNode): Family {
  return node.kind === 'input' || node.kind === 'network' ? node.kind : layerDescription(node.kind).family;
}
