import type { SourceRange } from '#model/source-range';
import { cursorContext } from './cursor-context';
import type { EditorDocument } from './editor-document';
import { symbolAt } from './symbol-at';
import { endOf, isWord, tokenAt } from './tokens-at';

/** Where a name is given: in this text, or in the file of an import, as the import names it. */
export interface Definition {
  /** The name or path under the caret. */
  readonly origin: SourceRange;
  /** Undefined: this text. */
  readonly importPath: string | undefined;
  readonly range: SourceRange;
  /** The whole declaration. */
  readonly extent: SourceRange;
}

/** Opens the text of an import, by its path as it is written in the file that is analysed. */
export type ImportOf = (path: string) => EditorDocument | undefined;

/** Where the name at an offset is given. */
export function definitionAt(document: EditorDocument, offset: number, importOf: ImportOf): Definition | undefined {
  const place = symbolAt(document, offset);
  if (place !== undefined) {
    const { definition: range, extent } = place.symbol;
    return { origin: place.range, importPath: undefined, range, extent };
  }
  return importedDefinition(document, offset, importOf);
}

function importedDefinition(document: EditorDocument, offset: number, importOf: ImportOf): Definition | undefined {
  const token = tokenAt(document.parsed.tokens, offset);
  if (token === undefined) {
    return undefined;
  }
  const origin = { start: token.startOffset, end: endOf(token) };
  const { declaration, before } = cursorContext(document.text, document.parsed, token.startOffset);
  if (token.image.startsWith('"')) {
    const top = { start: 0, end: 0 };
    return declaration?.kind === 'import' ? { origin, importPath: token.image.slice(1, -1), range: top, extent: top } : undefined;
  }
  const owner = before[0] === '.' ? before[1] : undefined;
  return isWord(token) ? findInImports(document, { origin, name: token.image, owner }, importOf) : undefined;
}

interface Wanted {
  readonly origin: SourceRange;
  readonly name: string;
  /** The network before a dot. */
  readonly owner: string | undefined;
}

function findInImports(document: EditorDocument, { origin, name, owner }: Wanted, importOf: ImportOf): Definition | undefined {
  for (const statement of document.parsed.file.imports) {
    const path: unknown = statement.path;
    const imported = typeof path === 'string' ? importOf(path) : undefined;
    const symbols = imported?.analysis.symbols ?? [];
    const symbol = symbols.find((each) => each.path === (owner === undefined ? name : `${owner}.${name}`));
    if (symbol !== undefined && typeof path === 'string') {
      return { origin, importPath: path, range: symbol.definition, extent: symbol.extent };
    }
  }
  return undefined;
}
