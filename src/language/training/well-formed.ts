import type { AstNode } from 'langium';

/** What each kind of node must have to mean anything; the parser leaves it out where the text is broken, and says so. */
const required: Readonly<Record<string, readonly string[]>> = {
  Argument: ['value'],
  Binary: ['left', 'op', 'right'],
  Call: ['name'],
  DataClause: ['key'],
  Dataset: ['name', 'source'],
  Expect: ['of'],
  ExpectItem: ['path'],
  FormCall: ['name'],
  Member: ['of', 'member'],
  Minimize: ['op', 'value'],
  Negative: ['value'],
  Noise: ['name', 'source'],
  NumberLit: ['value'],
  PercentLit: ['value'],
  RangeLit: ['value'],
  Ref: ['name'],
  Search: ['name', 'of'],
  SearchGoal: ['op', 'value'],
  SearchSpace: ['path', 'space'],
  SearchUsing: ['method'],
  Setting: ['key'],
  SettingValue: ['value'],
  SizeLit: ['value'],
  StringLit: ['value'],
  Train: ['name'],
  TrainBinding: ['name', 'value'],
};

/** Whether a node itself has what it must have; its parts may be incomplete. */
export function isNamed(node: AstNode): boolean {
  const values = new Map(Object.entries(node));
  return (required[node.$type] ?? []).every((name) => values.get(name) !== undefined);
}

/** Whether a node and everything in it is complete, so that it may be lowered without surprises. */
export function isWellFormed(node: AstNode): boolean {
  const pending: AstNode[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const values = new Map(Object.entries(next));
    if ((required[next.$type] ?? []).some((name) => values.get(name) === undefined)) {
      return false;
    }
    for (const [name, value] of values) {
      if (!name.startsWith('$')) {
        pending.push(...childrenIn(value));
      }
    }
  }
  return true;
}

function childrenIn(value: unknown): readonly AstNode[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && '$type' in value;
}
