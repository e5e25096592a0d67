import { assertNever } from '#base/assert-never';
import type { Network } from '#model/network';
import { countMacs, countParameters, type NetworkLookup } from '#model/parameter-count';
import { formatShape } from '#model/tensor-type';
import type { DiagramRequest } from './diagram-request';
import { costWords, drawGraph, type Picture } from './draw-graph';
import type { Drawing } from './drawing';
import { figureStages } from './figure-stages';
import { layoutAlexNet } from './layout-alexnet';
import { layoutLeNet } from './layout-lenet';
import { layoutNeurons } from './layout-neurons';
import { networkScene } from './network-scene';

/** Draws a network as asked for. Networks that it calls are looked up; unknown ones are boxes that cannot be opened. */
export function drawNetwork(network: Network, lookup: NetworkLookup, request: DiagramRequest): Drawing {
  const { parameters } = countParameters(network, lookup);
  return {
    ...pictureOf(network, lookup, request),
    title: network.name,
    description: describe(network, costWords(parameters, countMacs(network))),
  };
}

function pictureOf(network: Network, lookup: NetworkLookup, request: DiagramRequest): Picture {
  switch (request.style) {
    case 'graph':
      return drawGraph(networkScene(network, lookup, request), request);
    case 'lenet':
      return layoutLeNet(figureStages(network, lookup, request));
    case 'alexnet':
      return layoutAlexNet(figureStages(network, lookup, request));
    case 'neurons':
      return layoutNeurons(figureStages(network, lookup, request), request.weights ?? {});
    default:
      return assertNever(request.style);
  }
}

function describe(network: Network, cost: string): string {
  const inputs = network.inputs.map(({ name, type }) => `${name} ${formatShape(type.shape)}`).join(', ');
  const outputs = network.outputs.map(({ node }) => formatShape(network.nodes[node]?.output.shape ?? [])).join(', ');
  return `Network ${network.name}: ${inputs} to ${outputs}, ${String(network.nodes.length - network.inputs.length)} layers, ${cost}.`;
}
