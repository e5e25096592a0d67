import type { CursorContext } from '../cursor-context';
import type { EditorDocument } from '../editor-document';
import { currentParameter, openCallable } from './argument-items';

/** Whether a text in the arguments of a source is a path: names of columns and truth tables are texts, too. Any named argument of `images` is a file. */
export function isDataPath(document: EditorDocument, context: CursorContext): boolean {
  const open = openCallable(document, context);
  if (open?.callable.kind !== 'source') {
    return false;
  }
  const parameter = currentParameter(open.callable, open.call);
  return parameter === undefined ? open.call.argumentName !== undefined : /\b(?:file|folder)\b/.test(parameter.meaning);
}
