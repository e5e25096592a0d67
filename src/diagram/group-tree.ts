import type { Network, NetworkGroup, NetworkNode } from '#model/network';

/** A network as it nests: nodes, blocks, and rows of identical repetitions, in the order of the flow. */
export type TreeItem = NetworkNode | TreeGroup;

/** A block, or one repetition, with what it holds. */
export interface TreeGroup {
  readonly kind: 'group';
  readonly path: string;
  /** The block's name. */
  readonly block: string;
  /** The name that its author gave the step, if any. */
  readonly name: string | undefined;
  readonly repeat: { readonly index: number; readonly of: number } | undefined;
  /** Ids, ascending. */
  readonly nodes: readonly number[];
  readonly items: readonly TreeItem[];
}

/**
 * The groups of a network as a tree. Groups of one node, groups that hold nothing but another group, and the one block that a whole network may
 * consist of say nothing in a picture and are left out.
 */
export function groupTree(network: Network): readonly TreeItem[] {
  const drafts = nestGroups(network);
  return withoutWrapper(itemsOf(drafts, network));
}

interface Draft {
  readonly group: NetworkGroup;
  /** Inside this one, the nodes that stand in no smaller group. */
  readonly own: Set<number>;
  readonly inner: Draft[];
}

/** Groups come inner ones first and nest; equal ones are a block and its repetition. */
function nestGroups(network: Network): Draft {
  const all = network.nodes.map((node) => node.id);
  const root: Draft = { group: { path: '', block: '', nodes: all }, own: new Set(all), inner: [] };
  const innermost = new Map<number, Draft>(all.map((id) => [id, root]));
  const ordered = network.groups
    .map((group, index) => ({ group, index }))
    .filter(({ group }) => group.nodes.length > 0)
    .toSorted((a, b) => b.group.nodes.length - a.group.nodes.length || b.index - a.index);
  for (const { group } of ordered) {
    const parent = innermost.get(group.nodes[0] ?? -1) ?? root;
    const draft: Draft = { group, own: new Set(group.nodes), inner: [] };
    parent.inner.push(draft);
    for (const node of group.nodes) {
      parent.own.delete(node);
      innermost.set(node, draft);
    }
  }
  return root;
}

function itemsOf(draft: Draft, network: Network): readonly TreeItem[] {
  const nodes = [...draft.own].flatMap((id) => network.nodes[id] ?? []);
  const groups = draft.inner.map((inner) => groupItem(inner, network));
  return [...nodes, ...groups].toSorted((a, b) => firstNode(a) - firstNode(b));
}

function groupItem(draft: Draft, network: Network): TreeItem {
  const items = itemsOf(draft, network);
  const [only] = items;
  const repeat = draft.group.repeat;
  if (items.length === 1 && only?.kind === 'group') {
    return { ...only, repeat: repeat ?? only.repeat, name: authorName(draft.group) ?? only.name };
  }
  if (items.length === 1 && only !== undefined && repeat === undefined) {
    return only;
  }
  return {
    kind: 'group',
    path: draft.group.path,
    block: draft.group.block,
    name: authorName(draft.group),
    repeat,
    nodes: draft.group.nodes.toSorted((a, b) => a - b),
    items,
  };
}

/** A step without a name is called after its block, a step of `y = x -> Path()` after its value; both are numbered: `Stem.1`, `y.1`. */
function authorName({ path, block }: NetworkGroup): string | undefined {
  const last = path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.\d+)+$/, '');
  return last === block || last === 'repeat' ? undefined : last;
}

/** A network such as `{ image -> NarrowNet(3, 8, 36, 3) }` is drawn as what the block holds. */
function withoutWrapper(items: readonly TreeItem[]): readonly TreeItem[] {
  const inputs = items.filter((item) => item.kind === 'input');
  const others = items.filter((item) => item.kind !== 'input');
  const [only] = others;
  return others.length === 1 && only?.kind === 'group' && only.repeat === undefined ? withoutWrapper([...inputs, ...only.items]) : items;
}

/** The id of the first node of an item. */
export function firstNode(item: TreeItem): number {
  return item.kind === 'group' ? (item.nodes[0] ?? 0) : item.id;
}

/** The ids of all nodes of an item. */
export function nodesOf(item: TreeItem): readonly number[] {
  return item.kind === 'group' ? item.nodes : [item.id];
}
