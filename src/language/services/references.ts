import type { SourceRange } from '#model/source-range';
import type { EditorDocument } from './editor-document';
import { symbolAt } from './symbol-at';

/** A name of the text, for highlighting: where it is given, and where it is used. */
export interface NamePlace {
  readonly range: SourceRange;
  readonly isDefinition: boolean;
}

/** Every place of the name at an offset, in the order of the text. */
export function referencesAt(document: EditorDocument, offset: number): readonly NamePlace[] {
  const place = symbolAt(document, offset);
  if (place === undefined) {
    return [];
  }
  const { kind, definition, uses } = place.symbol;
  const given = kind === 'field' && !isWritten(document, place.symbol.name, definition) ? [] : [{ range: definition, isDefinition: true }];
  return [...given, ...uses.map((range) => ({ range, isDefinition: false }))].toSorted((a, b) => a.range.start - b.range.start);
}

/** A field that the source brings by itself has no place where its name stands. */
function isWritten({ text }: EditorDocument, name: string, { start, end }: SourceRange): boolean {
  return text.slice(start, end) === name;
}
