import { formatShape } from '#model/tensor-type';
import type { Network } from '#model/network';
import { countMacs, countParameters, type NetworkLookup } from '#model/parameter-count';
import type { DiagramRequest } from './diagram-request';
import { costWords, drawGraph } from './draw-graph';
import type { BoxFacts, Drawing } from './drawing';
import { foldNetwork } from './fold';
import type { Scene, SceneBox, SceneEdge } from './scene';

/** Draws a network as asked for. Networks that it calls are looked up; unknown ones are boxes that cannot be opened. */
export function drawNetwork(network: Network, lookup: NetworkLookup, request: DiagramRequest): Drawing {
  const picture = drawGraph(networkScene(network, lookup, request), request);
  const { parameters } = countParameters(network, lookup);
  return { ...picture, title: network.name, description: describe(network, costWords(parameters, countMacs(network))) };
}

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

/** The numbers of a box that stands for no layer. */
export const noCost: Pick<BoxFacts, 'parameters' | 'macs' | 'memoryBytes' | 'repetitions'> = {
  parameters: 0,
  macs: 0,
  memoryBytes: 0,
  repetitions: 1,
};

function describe(network: Network, cost: string): string {
  const inputs = network.inputs.map(({ name, type }) => `${name} ${formatShape(type.shape)}`).join(', ');
  const outputs = network.outputs.map(({ node }) => formatShape(network.nodes[node]?.output.shape ?? [])).join(', ');
  return `Network ${network.name}: ${inputs} to ${outputs}, ${String(network.nodes.length - network.inputs.length)} layers, ${cost}.`;
}
