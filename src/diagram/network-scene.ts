import type { Network } from '#model/network';
import type { NetworkLookup } from '#model/parameter-count';
import { formatShape } from '#model/tensor-type';
import { noCost } from './box-facts';
import type { DiagramRequest } from './diagram-request';
import type { BoxFacts } from './drawing';
import { foldNetwork } from './fold';
import type { Scene, SceneBox, SceneEdge } from './scene';

/** The network with a terminal for each of its outputs. */
export function networkScene(
  network: Network,
  lookup: NetworkLookup,
  request: Pick<DiagramRequest, 'expand' | 'opened' | 'closed'>,
): Scene {
  const folded = foldNetwork(network, { lookup, request, prefix: '' });
  const outputs = network.outputs.map(({ name, node }): { readonly box: SceneBox; readonly edge: SceneEdge } => {
    const shape = formatShape(network.nodes[node]?.output.shape ?? []);
    const id = `output ${name}`;
    const facts: BoxFacts = {
      ...noCost,
      path: name,
      label: network.outputs.length > 1 ? name : 'output',
      words: 'output',
      family: 'input',
      shape,
    };
    return {
      box: { kind: 'box', id, facts, form: 'terminal', isFolded: false },
      edge: { from: folded.boxOf.get(node) ?? '', to: id, shape },
    };
  });
  return { items: [...folded.items, ...outputs.map(({ box }) => box)], edges: [...folded.edges, ...outputs.map(({ edge }) => edge)] };
}
