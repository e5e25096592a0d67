import type { Network, NetworkNode } from '#model/network';
import type { NetworkLookup } from '#model/parameter-count';
import { groupFacts, nodeFacts } from './box-facts';
import type { DiagramRequest } from './diagram-request';
import type { BoxFacts, Family } from './drawing';
import { givenName } from './given-name';
import { groupTree, nodesOf, type TreeGroup, type TreeItem } from './group-tree';
import { nodeFamily } from './layer-family';
import { foldRepetitions, representatives, type Row } from './repetition';
import type { BoxForm, Scene, SceneBox, SceneEdge, SceneItem } from './scene';

/** What folding needs beside the network. */
export interface FoldContext {
  readonly lookup: NetworkLookup;
  readonly request: Pick<DiagramRequest, 'expand' | 'opened' | 'closed'>;
  /** In front of every id and path; empty for the network that the picture is about. */
  readonly prefix: string;
}

/** A network folded as asked for, with the box that stands for each of its nodes. */
export interface FoldedNetwork extends Scene {
  readonly boxOf: ReadonlyMap<number, string>;
}

/** Networks of at most so many nodes show all of them. */
const smallNetwork = 24;
/** Larger ones are opened level by level as long as they have at most so many boxes. */
const fewBoxes = 16;

/** Folds blocks and repetitions of a network into boxes, and gathers what flows between the boxes. */
export function foldNetwork(network: Network, context: FoldContext): FoldedNetwork {
  const tree = groupTree(network);
  const facts = nodeFacts(network, context.lookup, context.prefix);
  const isAll = context.request.expand === 'all' || (context.request.expand === 'auto' && network.nodes.length <= smallNetwork);
  const boxOf = new Map<number, string>();
  const folding: Folding = {
    network,
    context,
    facts,
    boxOf,
    edges: [],
    isAll,
    depth: isAll ? Infinity : autoDepth(tree, network, context),
  };
  const items = itemsOf(tree, 0, folding);
  return { items, edges: [...folding.edges, ...edgesBetween(network, boxOf, facts)], boxOf };
}

interface Folding {
  readonly network: Network;
  readonly context: FoldContext;
  readonly facts: readonly BoxFacts[];
  /** Filled on the way: every node's box. */
  readonly boxOf: Map<number, string>;
  /** Filled on the way: edges inside of opened networks. */
  readonly edges: SceneEdge[];
  /** Whether repetitions are drawn one by one. */
  readonly isAll: boolean;
  /** Groups above this level are open. */
  readonly depth: number;
}

/** How many levels can be opened before there are too many boxes. */
function autoDepth(tree: readonly TreeItem[], network: Network, { request }: FoldContext): number {
  let depth = 0;
  if (request.expand === 'auto') {
    while (depth < 8 && countBoxes(tree, depth + 1, network) <= fewBoxes) {
      depth++;
    }
  }
  return depth;
}

function countBoxes(items: readonly TreeItem[], depth: number, network: Network): number {
  return foldRepetitions(items, network).reduce(
    (sum, { item }) => sum + (item.kind === 'group' && depth > 0 ? countBoxes(item.items, depth - 1, network) : 1),
    0,
  );
}

function itemsOf(items: readonly TreeItem[], level: number, folding: Folding): readonly SceneItem[] {
  const rows = folding.isAll ? items.map((item): Row => ({ item, members: [item] })) : foldRepetitions(items, folding.network);
  return rows.flatMap((row) => rowItem(row, level, folding));
}

function rowItem(row: Row, level: number, folding: Folding): SceneItem {
  const { item, members } = row;
  if (item.kind !== 'group') {
    return nodeItem(item, folding);
  }
  const [inner] = item.items;
  if (members.length === 1 && item.items.length === 1 && inner !== undefined) {
    return rowItem({ item: inner, members: [inner] }, level, folding);
  }
  const id = `${folding.context.prefix}${item.path}`;
  const isOpen = isOpened(id, level < folding.depth && item.items.length > 1, folding.context);
  const facts = rowFacts(row, item, folding);
  if (!isOpen) {
    members.flatMap(nodesOf).forEach((node) => folding.boxOf.set(node, id));
    return { kind: 'box', id, facts, form: 'layer', isFolded: true };
  }
  const items = itemsOf(item.items, level + 1, folding);
  for (const [node, drawn] of representatives(row)) {
    const box = folding.boxOf.get(drawn);
    if (box !== undefined) {
      folding.boxOf.set(node, box);
    }
  }
  return { kind: 'group', id, facts, items };
}

function isOpened(id: string, isAutomatic: boolean, { request }: FoldContext): boolean {
  return request.opened.includes(id) || (isAutomatic && !request.closed.includes(id));
}

function rowFacts({ members }: Row, group: TreeGroup, { facts, context, network }: Folding): BoxFacts {
  const nodes = members.flatMap(nodesOf).flatMap((node) => facts[node] ?? []);
  return { ...groupFacts({ group, network, nodes }, members.length), path: `${context.prefix}${group.path}` };
}

function nodeItem(node: NetworkNode, folding: Folding): SceneItem {
  const { context, boxOf } = folding;
  const id = `${context.prefix}${node.path}`;
  const facts = folding.facts[node.id];
  if (facts === undefined) {
    throw new RangeError(`Node ${String(node.id)} is none of the network.`);
  }
  const called = node.kind === 'network' ? context.lookup(node.network) : undefined;
  if (called === undefined || node.kind !== 'network' || !isOpened(id, false, context)) {
    boxOf.set(node.id, id);
    const box: SceneBox = { kind: 'box', id, facts, form: formOf(node), isFolded: called !== undefined };
    return box;
  }
  const inside = foldNetwork(called, { ...context, prefix: `${id}/` });
  const output = called.outputs.find((candidate) => candidate.name === node.member)?.node ?? called.names[node.member];
  boxOf.set(node.id, inside.boxOf.get(output ?? -1) ?? id);
  for (const edge of inside.edges) {
    folding.edges.push(...fromCaller(edge, { node, called, inside, folding }));
  }
  return { kind: 'group', id, facts, items: inside.items.filter((item) => !isInputBox(item)) };
}

interface Call {
  readonly node: NetworkNode;
  readonly called: Network;
  readonly inside: FoldedNetwork;
  readonly folding: Folding;
}

/** What a called network takes from its input comes from where the caller took it. */
function fromCaller(edge: SceneEdge, { node, called, inside, folding }: Call): readonly SceneEdge[] {
  const place = called.inputs.findIndex((input) => inside.boxOf.get(input.node) === edge.from);
  const from = place < 0 ? edge.from : folding.boxOf.get(node.inputs[place] ?? -1);
  return from === undefined ? [] : [{ ...edge, from }];
}

function isInputBox(item: SceneItem): boolean {
  return item.kind === 'box' && item.facts.family === 'input';
}

/** Families that change numbers and no shapes: without a name of their own they are drawn as part of what they follow. */
const clinging: ReadonlySet<Family> = new Set<Family>(['activation', 'normal', 'regular']);

function formOf(node: NetworkNode): BoxForm {
  switch (node.kind) {
    case 'input':
      return 'terminal';
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'concat':
      return 'operator';
    default:
      return givenName(node) === undefined && clinging.has(nodeFamily(node)) ? 'strip' : 'layer';
  }
}

/** Each pair of boxes once; what flows inside a box, or back from a later repetition into the one that is drawn, is none. */
function edgesBetween(network: Network, boxOf: ReadonlyMap<number, string>, facts: readonly BoxFacts[]): readonly SceneEdge[] {
  const edges = new Map<string, SceneEdge>();
  const order = new Map<string, number>();
  for (const node of network.nodes) {
    const to = boxOf.get(node.id) ?? '';
    order.set(to, Math.min(order.get(to) ?? node.id, node.id));
    for (const input of node.inputs) {
      const from = boxOf.get(input) ?? '';
      const isForward = (order.get(from) ?? 0) < (order.get(to) ?? 0);
      if (from !== to && isForward) {
        edges.set(`${from}\n${to}`, { from, to, shape: facts[input]?.shape ?? '' });
      }
    }
  }
  return [...edges.values()];
}
