import { layerWords } from '#model/layer-words';
import type { Network, NetworkNode } from '#model/network';
import { countParameters, countWeights, type NetworkLookup } from '#model/parameter-count';
import type { SourceRange } from '#model/source-range';
import { formatShape } from '#model/tensor-type';

/** A part of a network as a tree shows it: a layer, a block, or a repetition with what is inside of its first one. */
export interface NetworkPart {
  readonly name: string;
  /** The path of its first node. */
  readonly path: string;
  readonly words: string;
  readonly repeat: number;
  readonly shape: string;
  readonly parameters: number;
  readonly source: SourceRange | undefined;
  readonly children: readonly NetworkPart[];
}

/** The parts of a network in the order of its nodes, blocks and repetitions as one part each; inputs are left out. */
export function networkParts(network: Network, lookup: NetworkLookup): readonly NetworkPart[] {
  const nodes = network.nodes.filter(({ kind }) => kind !== 'input');
  return partsOf({ network, lookup, prefix: '' }, nodes);
}

interface Level {
  readonly network: Network;
  readonly lookup: NetworkLookup;
  /** `stage2.3/`, or nothing. */
  readonly prefix: string;
}

function partsOf(level: Level, nodes: readonly NetworkNode[]): readonly NetworkPart[] {
  const runs: { readonly name: string; readonly nodes: NetworkNode[] }[] = [];
  for (const node of nodes) {
    const name = partName(level, node);
    const last = runs.at(-1);
    if (last?.name === name) {
      last.nodes.push(node);
    } else {
      runs.push({ name, nodes: [node] });
    }
  }
  return runs.map((run) => toPart(level, run));
}

/** The first piece of the path behind the prefix; of a repetition, without its number. */
function partName({ network, prefix }: Level, { path }: NetworkNode): string {
  const [piece = path] = path.slice(prefix.length).split('/');
  const isRepeated = network.groups.some((group) => group.repeat !== undefined && group.path === prefix + piece);
  return isRepeated ? piece.replace(/\.\d+$/, '') : piece;
}

function toPart(level: Level, { name, nodes }: { readonly name: string; readonly nodes: readonly NetworkNode[] }): NetworkPart {
  const { network, prefix } = level;
  const [first] = nodes;
  const [piece = ''] = (first?.path ?? '').slice(prefix.length).split('/');
  const groups = network.groups.filter((group) => group.path === prefix + piece);
  const repeat = groups.find((group) => group.repeat !== undefined)?.repeat?.of ?? 1;
  const block = groups.find((group) => group.repeat === undefined);
  const inside = nodes.filter(({ path }) => path.startsWith(`${prefix}${piece}/`));
  return {
    name,
    path: first?.path ?? '',
    words: block?.block ?? (inside.length === 0 && first !== undefined ? nodeWords(first) : 'repeated'),
    repeat,
    shape: formatShape(nodes.at(-1)?.output.shape ?? []),
    parameters: parametersOf(level, nodes),
    source: groups[0]?.source ?? first?.source,
    children: inside.length === 0 ? [] : partsOf({ ...level, prefix: `${prefix}${piece}/` }, inside),
  };
}

function nodeWords(node: NetworkNode): string {
  switch (node.kind) {
    case 'input':
      return 'input';
    case 'network':
      return node.network;
    default:
      return layerWords(node.kind, node.settings);
  }
}

function parametersOf({ network, lookup }: Level, nodes: readonly NetworkNode[]): number {
  const paths = new Set(nodes.flatMap((node) => (node.kind === 'input' || node.kind === 'network' ? [] : [node.layer])));
  const called = new Set(nodes.flatMap((node) => (node.kind === 'network' ? [node.network] : [])));
  const own = countWeights(network.layers.filter(({ path }) => paths.has(path))).parameters;
  return [...called].reduce((sum, name) => {
    const other = lookup(name);
    return sum + (other === undefined ? 0 : countParameters(other, lookup).parameters);
  }, own);
}
