import type { EquationNode } from '#model/equation';
import type { TensorType } from '#model/tensor-type';

/** A node before it has its number. */
export type NewEquationNode = EquationNode extends infer Node ? (Node extends EquationNode ? Omit<Node, 'id'> : never) : never;

/**
 * The equations of a training while they are read: each value once, however often it is written. Types that only files can tell
 * (columns of a table) are adopted from the first use that fixes them.
 */
export interface EquationList {
  readonly nodes: readonly EquationNode[];
  /** The number of the value; the same as before where the same value is there already. */
  add(node: NewEquationNode): number;
  /** A value of which the type is not known yet. */
  addUnknown(node: NewEquationNode): number;
  /** A value that equals no other, such as noise. */
  addFresh(node: NewEquationNode): number;
  isUnknown(id: number): boolean;
  /** Gives a value its type, where that was unknown. */
  adopt(id: number, type: TensorType): void;
  /** The author's name for a value; the first one stays. */
  name(id: number, name: string): void;
  typeOf(id: number): TensorType;
}

/** An empty list. */
export function createEquationList(): EquationList {
  const nodes: EquationNode[] = [];
  const known = new Map<string, number>();
  const unknown = new Set<number>();
  const append = (node: NewEquationNode): number => {
    const id = nodes.length;
    nodes.push({ ...node, id });
    return id;
  };
  const add = (node: NewEquationNode): number => {
    const key = identityOf(node);
    const id = known.get(key) ?? append(node);
    known.set(key, id);
    return id;
  };
  return {
    nodes,
    add,
    addUnknown: (node) => {
      const before = nodes.length;
      const id = add(node);
      if (id === before) {
        unknown.add(id);
      }
      return id;
    },
    addFresh: append,
    isUnknown: (id) => unknown.has(id),
    adopt: (id, type) => {
      const node = nodes[id];
      if (node !== undefined && unknown.delete(id)) {
        nodes[id] = { ...node, type };
      }
    },
    name: (id, name) => {
      const node = nodes[id];
      if (node !== undefined && node.name === undefined && node.kind !== 'number' && node.kind !== 'field') {
        nodes[id] = { ...node, name };
      }
    },
    typeOf: (id) => nodes[id]?.type ?? { shape: [], element: 'float' },
  };
}

/** What makes two values the same: everything but their names, types and places in the text. */
function identityOf(node: NewEquationNode): string {
  return JSON.stringify({ ...node, name: undefined, source: undefined, type: undefined });
}
