import { openEditorDocument, type EditorDocument } from '#language/services/editor-document';
import { exampleText } from '../analyze-text';

/** A text with one place marked by `|`, read as an editor holds it. */
export interface MarkedText {
  readonly document: EditorDocument;
  readonly offset: number;
}

/** Opens a text with a mark; `zoo:` imports are the product's. */
export function markedText(marked: string): MarkedText {
  const offset = marked.indexOf('|');
  if (offset < 0) {
    throw new Error(`no mark in ${marked}`);
  }
  return { document: openText(marked.slice(0, offset) + marked.slice(offset + 1)), offset };
}

/** Opens a text without a mark. */
export function openText(text: string): EditorDocument {
  return openEditorDocument(text, {
    importText: (path) => (path.startsWith('zoo:') ? exampleText(`zoo/${path.slice('zoo:'.length)}.zoo`) : undefined),
    fieldsOf: () => undefined,
  });
}
