import { GrammarUtils, type AstNode } from 'langium';
import type { SourceRange } from '#model/source-range';
import type { SymbolInfo, SymbolKind } from '../analysis';
import { nameRange } from '../name-range';
import { documentationBefore, type ParsedFile } from '../parse';
import { rangeOf } from '../range-of';

/** A symbol while its uses are being found. */
export interface SymbolDraft {
  readonly info: Omit<SymbolInfo, 'uses'>;
  readonly uses: SourceRange[];
  /** What may stand after a dot behind it: outputs and layers of a network, fields of a data set. */
  readonly members: Map<string, SymbolDraft>;
  /** What may be given by name where it is called: hyper-parameters of blocks and networks, inputs of networks. */
  readonly parameters: Map<string, SymbolDraft>;
  /** A value that a network gave: its members are those of the network. */
  readonly from?: SymbolDraft | undefined;
}

/** The names of a body, and around it those of its file. */
export interface Scope {
  readonly names: ReadonlyMap<string, SymbolDraft>;
  readonly outer: Scope | undefined;
}

/** All symbols of a file. */
export interface SymbolTable {
  readonly parsed: ParsedFile;
  readonly all: SymbolDraft[];
  /** Networks, blocks, data sets, trainings and searches by name; the first of a name counts. */
  readonly declarations: Map<string, SymbolDraft>;
  /** Uses of layers of networks, to be noted when all networks have been looked into. */
  readonly later: (() => void)[];
}

/** Something that the text gives a name. */
export interface NamedThing {
  readonly kind: SymbolKind;
  readonly name: string;
  /** The whole thing; its name stands in the property `name` unless `definition` says where. */
  readonly node: AstNode;
  readonly definition?: SourceRange;
  readonly within?: SymbolDraft | undefined;
  readonly from?: SymbolDraft | undefined;
}

/** Adds a symbol. */
export function addSymbol(table: SymbolTable, { kind, name, node, within, from, ...thing }: NamedThing): SymbolDraft {
  const extent = rangeOf(node);
  const documentation = documentationBefore(table.parsed.documented, table.parsed.comments, extent.start);
  const draft: SymbolDraft = {
    info: {
      kind,
      name,
      path: within === undefined ? name : `${within.info.path}.${name}`,
      ...(documentation === undefined ? {} : { documentation }),
      definition: thing.definition ?? nameRange(node),
      extent,
    },
    uses: [],
    members: new Map(),
    parameters: new Map(),
    from,
  };
  table.all.push(draft);
  return draft;
}

/** The symbol that a name stands for. */
export function lookUp(scope: Scope | undefined, name: string): SymbolDraft | undefined {
  return scope === undefined ? undefined : (scope.names.get(name) ?? lookUp(scope.outer, name));
}

/** The declarations of some kinds as the outermost scope: a training may be called like an activation, and neither knows the other. */
export function fileScope(table: SymbolTable, ...kinds: readonly SymbolKind[]): Scope {
  return { names: new Map([...table.declarations].filter(([, { info }]) => kinds.includes(info.kind))), outer: undefined };
}

/** Notes that a symbol is used at the name with which a node begins. */
export function useAtStart(symbol: SymbolDraft | undefined, node: AstNode): void {
  if (symbol !== undefined) {
    const { start } = rangeOf(node);
    symbol.uses.push({ start, end: start + symbol.info.name.length });
  }
}

/** Notes that a member is used, once it is known. */
export function useMember(table: SymbolTable, owner: SymbolDraft | undefined, { name, ...at }: MemberUse): void {
  table.later.push(() => useAtProperty(owner?.members.get(name), at.node, at));
}

interface MemberUse {
  readonly name: string;
  readonly node: AstNode;
  readonly property: string;
  readonly index?: number;
}

/** Notes that a symbol is used where a property of a node stands, one of several where it is a list. */
export function useAtProperty(
  symbol: SymbolDraft | undefined,
  node: AstNode,
  { property, index = 0 }: { readonly property: string; readonly index?: number },
): void {
  const written = GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
  if (symbol !== undefined && written !== undefined) {
    symbol.uses.push({ start: written.offset, end: written.end });
  }
}

/** The symbols in the order of the text, each with its uses in that order. */
export function finishSymbols(table: SymbolTable): readonly SymbolInfo[] {
  return table.all
    .map(({ info, uses }) => ({ ...info, uses: uses.toSorted((a, b) => a.start - b.start) }))
    .toSorted((a, b) => a.definition.start - b.definition.start);
}
