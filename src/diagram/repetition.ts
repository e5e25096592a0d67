import type { Network, NetworkNode } from '#model/network';
import { firstNode, nodesOf, type TreeGroup, type TreeItem } from './group-tree';

/** An item of a level, and how many identical ones in a row it stands for. */
export interface Row {
  readonly item: TreeItem;
  /** All of them, the item first. */
  readonly members: readonly TreeItem[];
}

/**
 * Folds identical neighbours into one row: the same layers with the same settings, shapes and costs, where each takes only what the one before
 * gives, and nobody else takes that. Their weights differ.
 */
export function foldRepetitions(items: readonly TreeItem[], network: Network): readonly Row[] {
  const users = usersOf(network);
  const rows: { item: TreeItem; members: TreeItem[] }[] = [];
  for (const item of items) {
    const row = rows.at(-1);
    const last = row?.members.at(-1);
    if (last !== undefined && isRepetition(last, item, { network, users })) {
      row?.members.push(item);
    } else {
      rows.push({ item, members: [item] });
    }
  }
  return rows.flatMap((row) => (isWorthFolding(row) ? [row] : row.members.map((item) => ({ item, members: [item] }))));
}

/** Two single layers say more than one layer and `× 2`. */
function isWorthFolding({ item, members }: Row): boolean {
  return members.length > 2 || nodesOf(item).length > 1;
}

interface Context {
  readonly network: Network;
  readonly users: ReadonlyMap<number, readonly number[]>;
}

function isRepetition(a: TreeItem, b: TreeItem, context: Context): boolean {
  return (
    a.kind === 'group' &&
    b.kind === 'group' &&
    mayRepeat(a, b) &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, place) => isAlike(node, b.nodes[place], { a, b, network: context.network })) &&
    isChained(a, b, context)
  );
}

function mayRepeat(a: TreeGroup, b: TreeGroup): boolean {
  const follows = a.repeat !== undefined && b.repeat?.index === a.repeat.index + 1;
  return a.block === b.block && (follows || (a.name === undefined && b.name === undefined && a.repeat === undefined));
}

interface Pair {
  readonly a: TreeGroup;
  readonly b: TreeGroup;
  readonly network: Network;
}

/** The same layer at the same place, fed from the same places inside its group. */
function isAlike(first: number, second: number | undefined, { a, b, network }: Pair): boolean {
  const one = network.nodes[first];
  const other = network.nodes[second ?? -1];
  return one !== undefined && other !== undefined && signature(one, a) === signature(other, b);
}

function signature(node: NetworkNode, group: TreeGroup): string {
  const inputs = node.inputs.map((input) => group.nodes.indexOf(input));
  const what = node.kind === 'input' ? '' : node.kind === 'network' ? [node.network, node.member] : node.settings;
  return JSON.stringify([node.kind, what, node.output, node.macs, inputs]);
}

function isChained(a: TreeGroup, b: TreeGroup, { network, users }: Context): boolean {
  const own = new Set(b.nodes);
  const before = new Set(a.nodes);
  const taken = new Set(b.nodes.flatMap((id) => network.nodes[id]?.inputs ?? []).filter((input) => !own.has(input)));
  const outside = a.nodes.flatMap((id) => users.get(id) ?? []).filter((user) => !before.has(user));
  return taken.size === 1 && [...taken].every((input) => before.has(input)) && outside.every((user) => own.has(user));
}

/** Who takes the output of each node; outputs of the network are taken by node -1. */
function usersOf(network: Network): ReadonlyMap<number, readonly number[]> {
  const users = new Map<number, number[]>(network.nodes.map((node) => [node.id, []]));
  for (const node of network.nodes) {
    for (const input of node.inputs) {
      users.get(input)?.push(node.id);
    }
  }
  for (const output of network.outputs) {
    users.get(output.node)?.push(-1);
  }
  return users;
}

/** For each node of the later members the node of the first one in its place: what stands for it in the picture. */
export function representatives({ item, members }: Row): readonly (readonly [node: number, drawn: number])[] {
  const shown = nodesOf(item);
  return members.flatMap((member) => nodesOf(member).map((node, place) => [node, shown[place] ?? firstNode(item)] as const));
}
