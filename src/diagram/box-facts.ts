import { layerWords } from '#model/layer-words';
import type { Network, NetworkLayer, NetworkNode } from '#model/network';
import { countParameters, countWeights, type NetworkLookup } from '#model/parameter-count';
import type { SourceRange } from '#model/source-range';
import { formatShape, sizeOf } from '#model/tensor-type';
import type { BoxFacts, Family } from './drawing';
import { givenName } from './given-name';
import type { TreeGroup } from './group-tree';
import { nodeFamily } from './layer-family';
import { largest, smallest } from './extremes';

/** What the nodes of a network say and cost, by id. Paths start with `prefix`. */
export function nodeFacts(network: Network, lookup: NetworkLookup, prefix: string): readonly BoxFacts[] {
  const weights = firstUses(network, lookup);
  return network.nodes.map((node) => {
    const { parameters, total } = weights.get(node.id) ?? { parameters: 0, total: 0 };
    return {
      ...nodeLines(node),
      path: `${prefix}${node.path}`,
      family: nodeFamily(node),
      shape: formatShape(node.output.shape),
      parameters,
      macs: node.macs,
      memoryBytes: bytesPerNumber * (total + sizeOf(node.output.shape)),
      repetitions: 1,
      ...(node.receptiveField === undefined ? {} : { receptiveField: node.receptiveField }),
      ...(node.source === undefined ? {} : { source: node.source }),
    };
  });
}

/** A group, and what is counted for it. */
export interface GroupContents {
  readonly group: TreeGroup;
  readonly network: Network;
  /** The facts of its nodes and of those of its repetitions. */
  readonly nodes: readonly BoxFacts[];
}

/** What a group says, and the sums over its nodes and those of the repetitions that it stands for. */
export function groupFacts({ group, network, nodes }: GroupContents, repetitions: number): BoxFacts {
  const sum = (of: (facts: BoxFacts) => number): number => nodes.reduce((all, facts) => all + of(facts), 0);
  const last = nodes.at(-1);
  const source = span(nodes);
  return {
    path: group.path,
    label: group.name ?? group.block,
    words: [...(group.name === undefined ? [] : [group.block]), ...contentWords(group, network)].join(' · '),
    family: leadingFamily(nodes),
    shape: last?.shape ?? '',
    parameters: sum((facts) => facts.parameters),
    macs: sum((facts) => facts.macs),
    memoryBytes: sum((facts) => facts.memoryBytes),
    repetitions,
    ...(last?.receptiveField === undefined ? {} : { receptiveField: last.receptiveField }),
    ...(source === undefined ? {} : { source }),
  };
}

/** The numbers of a box that stands for no layer. */
export const noCost: Pick<BoxFacts, 'parameters' | 'macs' | 'memoryBytes' | 'repetitions'> = {
  parameters: 0,
  macs: 0,
  memoryBytes: 0,
  repetitions: 1,
};

const bytesPerNumber = 4;

/** `3 conv`, `10 layers`: the kinds with weights, most frequent first, and how many there are in all. */
function contentWords({ nodes }: TreeGroup, network: Network): readonly string[] {
  const weighted = new Set(
    network.layers.filter((layer) => layer.weights.some(({ shape }) => shape.length > 1)).map((layer) => layer.path),
  );
  const kinds = new Map<string, number>();
  for (const id of nodes) {
    const node = network.nodes[id];
    if (node !== undefined && node.kind !== 'input' && (node.kind === 'network' || weighted.has(node.layer))) {
      kinds.set(node.kind, (kinds.get(node.kind) ?? 0) + 1);
    }
  }
  const [most] = [...kinds].toSorted(([, a], [, b]) => b - a);
  return [...(most === undefined ? [] : [`${String(most[1])} ${most[0]}`]), `${String(nodes.length)} layers`];
}

type Weights = Pick<ReturnType<typeof countWeights>, 'parameters' | 'total'>;

/** A layer or network whose weights are used several times has them at its first use. */
function firstUses(network: Network, lookup: NetworkLookup): ReadonlyMap<number, Weights> {
  const layers = new Map(network.layers.map((layer) => [layer.path, layer]));
  const counted = new Set<string>();
  const uses = new Map<number, Weights>();
  for (const node of network.nodes) {
    const key = weightsKey(node);
    if (!counted.has(key)) {
      counted.add(key);
      uses.set(node.id, node.kind === 'network' ? calledWeights(node.network, lookup) : countWeights(layerOf(node, layers)));
    }
  }
  return uses;
}

function weightsKey(node: NetworkNode): string {
  switch (node.kind) {
    case 'input':
      return `input ${node.path}`;
    case 'network':
      return `network ${node.network}`;
    default:
      return `layer ${node.layer}`;
  }
}

function layerOf(node: NetworkNode, layers: ReadonlyMap<string, NetworkLayer>): readonly NetworkLayer[] {
  const layer = node.kind === 'input' || node.kind === 'network' ? undefined : layers.get(node.layer);
  return layer === undefined ? [] : [layer];
}

function calledWeights(name: string, lookup: NetworkLookup): Weights {
  const called = lookup(name);
  return called === undefined ? { parameters: 0, total: 0 } : countParameters(called, lookup);
}

interface Lines {
  readonly label: string;
  readonly words: string;
}

function nodeLines(node: NetworkNode): Lines {
  const name = givenName(node);
  switch (node.kind) {
    case 'input':
      return { label: name ?? node.path, words: 'input' };
    case 'network': {
      const called = node.member === 'output' ? node.network : `${node.network}.${node.member}`;
      return { label: name ?? called, words: name === undefined ? 'network' : called };
    }
    case 'add':
      return { label: '+', words: node.kind };
    case 'subtract':
      return { label: '−', words: node.kind };
    case 'multiply':
      return { label: '×', words: node.kind };
    default: {
      const words = layerWords(node.kind, node.settings);
      return name === undefined ? splitWords(words) : { label: name, words };
    }
  }
}

/** `conv 64@7x7` above `stride 2 pad 3 · relu`: what the layer is, and how. */
function splitWords(words: string): Lines {
  const [, label = words, rest = ''] = /^(\S+(?: [\d@x,.]+)?)(?: (.*))?$/u.exec(words) ?? [];
  return { label, words: rest.replace(/^· /, '') };
}

/** The family of most weights; where there are none, of most work, and at last of the last layer. */
function leadingFamily(nodes: readonly BoxFacts[]): Family {
  const weighty = nodes.toSorted((a, b) => b.parameters - a.parameters || b.macs - a.macs);
  const [first] = weighty;
  return (first !== undefined && (first.parameters > 0 || first.macs > 0) ? first : nodes.at(-1))?.family ?? 'merge';
}

/** From the first letter to the last of all that stand in the same file. */
function span(nodes: readonly BoxFacts[]): SourceRange | undefined {
  const ranges = nodes.flatMap(({ source }) => source ?? []);
  const [first] = ranges;
  if (first === undefined) {
    return undefined;
  }
  const together = ranges.filter(({ file }) => file === first.file);
  return { ...first, start: smallest(together.map(({ start }) => start)), end: largest(together.map(({ end }) => end)) };
}
