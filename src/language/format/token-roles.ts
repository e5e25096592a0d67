import { AstUtils, type AstNode } from 'langium';
import {
  isBlock,
  isBody,
  isDataClause,
  isDataset,
  isExpect,
  isMinimize,
  isNegative,
  isNetwork,
  isPipe,
  isRepeat,
  isSearch,
  isSetLit,
  isSetting,
  isTrain,
  type Block,
  type DataClause,
  type Minimize,
  type Network,
  type Step,
  type TrainClause,
} from '../generated/ast';
import type { ParsedFile, Token } from '../parse';
import { rangeOf } from '../range-of';

/** The arrows of one pipeline, by their indices among the tokens, and the index of its last token. */
export interface Chain {
  readonly arrows: readonly number[];
  readonly last: number;
}

/** An arrow: the how-manieth of which pipeline, from 0. */
export interface Arrow {
  readonly chain: Chain;
  readonly position: number;
}

/** The beginning of a declaration, statement, clause or item. */
export interface Start {
  readonly declaration: boolean;
  /** The width of the longest word that begins a clause beside this one; undefined where the values do not stand in a column. */
  readonly keyWidth: number | undefined;
}

/** What tokens mean where their text does not tell; all by index among the tokens of the file. */
export interface TokenRoles {
  readonly starts: ReadonlyMap<number, Start>;
  /** `{` of sets; every other `{` opens a body. */
  readonly sets: ReadonlySet<number>;
  readonly minusSigns: ReadonlySet<number>;
  /** `<` and `>` around hyper-parameters. */
  readonly angles: ReadonlySet<number>;
  /** `(` before the inputs of a network or block. */
  readonly inputs: ReadonlySet<number>;
  readonly arrows: ReadonlyMap<number, Arrow>;
  /** The words of an objective behind its equation. */
  readonly goalWords: ReadonlyMap<number, 'over' | 'using' | 'every'>;
}

type Roles = {
  readonly [K in keyof TokenRoles]: TokenRoles[K] extends ReadonlyMap<infer A, infer B> ? Map<A, B> : Set<number>;
};

/** Reads the roles off the syntax of a text without errors. */
export function tokenRoles(parsed: ParsedFile): TokenRoles {
  const { tokens } = parsed;
  const at = new Map(tokens.map(({ startOffset }, index) => [startOffset, index]));
  const places: Places = {
    tokens,
    first: (node) => at.get(rangeOf(node).start) ?? 0,
    last: (node) => lastBefore(tokens, rangeOf(node).end),
  };
  const roles: Roles = {
    starts: new Map(),
    sets: new Set(),
    minusSigns: new Set(),
    angles: new Set(),
    inputs: new Set(),
    arrows: new Map(),
    goalWords: new Map(),
  };
  for (const declaration of [...parsed.file.imports, ...parsed.file.declarations]) {
    roles.starts.set(places.first(declaration), { declaration: true, keyWidth: undefined });
  }
  for (const node of AstUtils.streamAst(parsed.file)) {
    readStarts(node, places, roles);
    readSigns(node, places, roles);
  }
  return roles;
}

interface Places {
  readonly tokens: readonly Token[];
  readonly first: (node: AstNode) => number;
  readonly last: (node: AstNode) => number;
}

function readStarts(node: AstNode, places: Places, { starts }: Roles): void {
  for (const part of plainParts(node)) {
    starts.set(places.first(part), { declaration: false, keyWidth: undefined });
  }
  const clauses = isTrain(node) || isDataset(node) || isSetting(node) ? node.clauses : [];
  const keys = clauses.map(keyOf);
  const widest = keys.reduce((most, key) => Math.max(most, key.length), 0);
  for (const [index, clause] of clauses.entries()) {
    starts.set(places.first(clause), { declaration: false, keyWidth: keys[index] === '' ? undefined : widest });
  }
}

function plainParts(node: AstNode): readonly AstNode[] {
  return isBody(node) ? node.statements : isSearch(node) ? node.clauses : isExpect(node) ? node.items : [];
}

/** The word that a clause begins with, where values follow it. */
function keyOf(clause: TrainClause | DataClause): string {
  if (isMinimize(clause)) {
    return clause.op;
  }
  return (isSetting(clause) || isDataClause(clause)) && clause.values.length > 0 ? clause.key : '';
}

function readSigns(node: AstNode, places: Places, roles: Roles): void {
  if (isSetLit(node)) {
    roles.sets.add(seek(places, places.first(node), '{'));
  } else if (isNegative(node)) {
    roles.minusSigns.add(seek(places, places.first(node), '-'));
  } else if (isNetwork(node) || isBlock(node)) {
    readHeader(node, places, roles);
  } else if (isPipe(node)) {
    readChain(node.steps, places, roles);
  } else if (isRepeat(node)) {
    readChain(node.body.steps.slice(1), places, roles);
  } else if (isMinimize(node)) {
    readGoal(node, places, roles);
  }
}

/** The place of a sign: brackets around an expression may count as part of it. */
function seek({ tokens }: Places, from: number, image: string): number {
  let index = from;
  while (tokens[index]?.image === '(' && image !== '(') {
    index++;
  }
  return index;
}

function readHeader(node: Network | Block, places: Places, { angles, inputs }: Roles): void {
  const [input] = node.inputs;
  if (input === undefined) {
    return;
  }
  const open = places.first(input) - 1;
  inputs.add(open);
  if (node.hypers.length > 0) {
    angles.add(places.first(node) + 2).add(open - 1);
  }
}

function readChain(steps: readonly Step[], places: Places, { arrows }: Roles): void {
  const end = steps.at(-1);
  if (end !== undefined) {
    const chain = { arrows: steps.map((step) => places.first(step) - 1), last: places.last(end) };
    for (const [position, arrow] of chain.arrows.entries()) {
      arrows.set(arrow, { chain, position });
    }
  }
}

function readGoal(node: Minimize, places: Places, { goalWords }: Roles): void {
  if (node.over.length > 0) {
    let index = places.last(node.value) + 1;
    while (places.tokens[index]?.image === ')') {
      index++;
    }
    goalWords.set(index, 'over');
  }
  if (node.using !== undefined) {
    goalWords.set(places.first(node.using) - 1, 'using');
  }
  if (node.every !== undefined) {
    goalWords.set(places.last(node) - 2, 'every');
  }
}

/** The index of the last token that ends at an offset or before it. */
function lastBefore(tokens: readonly Token[], end: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.startOffset ?? 0) < end) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
