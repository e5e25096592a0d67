import { isLayerKind } from '#model/layer-catalogue';
import type { SourceRange } from '#model/source-range';
import type { SymbolInfo } from '../analysis';
import type { EditorDocument } from './editor-document';
import { isWord } from './tokens-at';

/** Kinds of words that a grammar of patterns cannot tell apart, by the names that editors have for them. */
export const semanticTypes = ['class', 'struct', 'variable', 'parameter', 'property', 'function', 'namespace', 'event'] as const;

export type SemanticType = (typeof semanticTypes)[number];

/** One word with what it is. */
export interface SemanticToken extends SourceRange {
  readonly type: SemanticType;
  readonly isDefinition: boolean;
}

/** Names by what they stand for, in the order of the text; layers and functions where they are called. */
export function semanticTokens(document: EditorDocument): readonly SemanticToken[] {
  const { analysis, parsed } = document;
  const found = new Map<number, SemanticToken>();
  for (const symbol of analysis.symbols) {
    const type = types[symbol.kind];
    const own = symbol.kind === 'field' ? [] : [{ ...symbol.definition, type, isDefinition: true }];
    for (const token of [...own, ...symbol.uses.map(({ start, end }) => ({ start, end, type, isDefinition: false }))]) {
      found.set(token.start, { start: token.start, end: token.end, type, isDefinition: token.isDefinition });
    }
  }
  for (const [index, token] of parsed.tokens.entries()) {
    const before = parsed.tokens[index - 1]?.image ?? '';
    if (!found.has(token.startOffset) && isWord(token) && isLayerKind(token.image) && stepSigns.has(before)) {
      const end = token.startOffset + token.image.length;
      found.set(token.startOffset, { start: token.startOffset, end, type: 'function', isDefinition: false });
    }
  }
  return [...found.values()].filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
}

/** Behind these a step stands: `relu` in `-> relu` has no bracket that would show it as a call. */
const stepSigns: ReadonlySet<string> = new Set(['->', ':', '[']);

const types: Readonly<Record<SymbolInfo['kind'], SemanticType>> = {
  network: 'class',
  block: 'struct',
  dataset: 'namespace',
  train: 'event',
  search: 'event',
  hyper: 'parameter',
  input: 'parameter',
  layer: 'variable',
  value: 'variable',
  noise: 'variable',
  field: 'property',
};
