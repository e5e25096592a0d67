import type { TextEdit } from '#base/diagnostic';
import type { SourceRange } from '#model/source-range';
import type { EditorDocument } from './editor-document';
import { referencesAt } from './references';
import { symbolAt } from './symbol-at';

/** What may be renamed, or why not. */
export type RenamePlace =
  { readonly kind: 'name'; readonly range: SourceRange; readonly name: string } | { readonly kind: 'refused'; readonly message: string };

/** The name at an offset, if it is one that this file gives. */
export function renamePlaceAt(document: EditorDocument, offset: number): RenamePlace {
  const place = symbolAt(document, offset);
  if (place === undefined) {
    return {
      kind: 'refused',
      message: 'Names that this file gives can be renamed; this is a word of the language or comes from elsewhere.',
    };
  }
  const { kind, name, definition } = place.symbol;
  if (kind === 'field' && document.text.slice(definition.start, definition.end) !== name) {
    return { kind: 'refused', message: `The field "${name}" has its name from its source.` };
  }
  return { kind: 'name', range: place.range, name };
}

/** Renames the name at an offset everywhere in the file, or says why the new name cannot be. */
export function renameAt(
  document: EditorDocument,
  offset: number,
  name: string,
): { readonly kind: 'edits'; readonly edits: readonly TextEdit[] } | Extract<RenamePlace, { kind: 'refused' }> {
  const place = renamePlaceAt(document, offset);
  const problem = place.kind === 'refused' ? place.message : nameProblem(document, offset, name);
  return problem === undefined
    ? { kind: 'edits', edits: referencesAt(document, offset).map(({ range }) => ({ start: range.start, end: range.end, text: name })) }
    : { kind: 'refused', message: problem };
}

const reserved: ReadonlySet<string> = new Set([
  'network',
  'block',
  'dataset',
  'import',
  'return',
  'if',
  'else',
  'minimize',
  'maximize',
  'yes',
  'no',
]);

function nameProblem(document: EditorDocument, offset: number, name: string): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    return `"${name}" is no name: a letter or underscore, then letters, digits and underscores.`;
  }
  if (reserved.has(name)) {
    return `"${name}" is a word of the language.`;
  }
  const symbol = symbolAt(document, offset)?.symbol;
  const owner = symbol?.path.slice(0, -symbol.name.length);
  const taken = document.analysis.symbols.some((other) => other !== symbol && other.path === `${owner ?? ''}${name}`);
  return taken ? `There is a "${name}" already.` : undefined;
}
