import type { SourceRange } from '#model/source-range';
import type { SymbolInfo } from '../analysis';
import type { EditorDocument } from './editor-document';

/** A name of the text, and what it stands for. */
export interface SymbolPlace {
  readonly symbol: SymbolInfo;
  /** The name under the caret. */
  readonly range: SourceRange;
  readonly isDefinition: boolean;
}

/** What the name at an offset stands for; a caret behind a name counts as on it. */
export function symbolAt({ analysis }: EditorDocument, offset: number): SymbolPlace | undefined {
  const at = (range: SourceRange): boolean => range.start <= offset && offset <= range.end;
  for (const symbol of analysis.symbols) {
    const use = symbol.uses.find(at);
    if (use !== undefined) {
      return { symbol, range: use, isDefinition: false };
    }
  }
  // A field is defined by its source, whose name stands for something else.
  const symbol = analysis.symbols.find(({ definition, kind }) => kind !== 'field' && at(definition));
  return symbol === undefined ? undefined : { symbol, range: symbol.definition, isDefinition: true };
}
