import { layerWords } from './layer-words';
import type { Network, NetworkNode } from './network';
import { countMacs, countParameters, countWeights, type NetworkLookup } from './parameter-count';
import type { Shape } from './tensor-type';

/** A network as a table: what `neurozoo summary` prints, as text and as JSON. */
export interface NetworkSummary {
  readonly name: string;
  /** All scalars but running averages. */
  readonly parameters: number;
  /** Those of them that an optimiser changes. */
  readonly trainable: number;
  /** Running averages included, as Keras and TensorFlow.js count. */
  readonly total: number;
  /** Multiply-adds for one sample. */
  readonly macs: number;
  /** The shape of the first output. */
  readonly output: Shape;
  readonly layers: readonly SummaryRow[];
}

/** One application of a layer or network. */
export interface SummaryRow {
  readonly path: string;
  /** The name that its author gave it, or the empty string. */
  readonly name: string;
  readonly kind: string;
  /** `conv 6@5x5 · tanh`. */
  readonly words: string;
  readonly output: Shape;
  /** Trained scalars; 0 from the second use of a layer or network on, so that the column adds up. */
  readonly parameters: number;
  readonly macs: number;
  readonly receptiveField: readonly [number, number] | null;
}

/** The table of a network, one row for each node. */
export function summarizeNetwork(network: Network, lookup: NetworkLookup): NetworkSummary {
  const count = countParameters(network, lookup);
  const layers = new Map(network.layers.map((layer) => [layer.path, layer]));
  const counted = new Set<string>();
  const rows = network.nodes.map((node): SummaryRow => {
    const weights = weightsKey(node);
    const first = weights !== undefined && !counted.has(weights);
    if (weights !== undefined) {
      counted.add(weights);
    }
    return {
      path: node.path,
      name: node.name ?? '',
      kind: node.kind,
      words: nodeWords(node),
      output: node.output.shape,
      parameters: first ? parametersOf(node, layers, lookup) : 0,
      macs: node.macs,
      receptiveField: node.receptiveField ?? null,
    };
  });
  const output = network.nodes[network.outputs[0]?.node ?? -1]?.output.shape ?? [];
  return {
    name: network.name,
    parameters: count.parameters + count.fixed,
    trainable: count.parameters,
    total: count.total,
    macs: countMacs(network),
    output,
    layers: rows,
  };
}

/** What the node's weights belong to: a layer of the network, or a called network. */
function weightsKey(node: NetworkNode): string | undefined {
  switch (node.kind) {
    case 'input':
      return undefined;
    case 'network':
      return `network ${node.network}`;
    default:
      return `layer ${node.layer}`;
  }
}

function parametersOf(node: NetworkNode, layers: ReadonlyMap<string, Network['layers'][number]>, lookup: NetworkLookup): number {
  switch (node.kind) {
    case 'input':
      return 0;
    case 'network': {
      const called = lookup(node.network);
      return called === undefined ? 0 : countParameters(called, lookup).parameters;
    }
    default: {
      const layer = layers.get(node.layer);
      return layer === undefined ? 0 : countWeights([layer]).parameters;
    }
  }
}

function nodeWords(node: NetworkNode): string {
  switch (node.kind) {
    case 'input':
      return 'input';
    case 'network':
      return node.member === 'output' ? node.network : `${node.network}.${node.member}`;
    default:
      return layerWords(node.kind, node.settings);
  }
}
