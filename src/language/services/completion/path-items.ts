import { plainItem, type CompletionItem } from '../completion-item';
import type { CursorContext } from '../cursor-context';
import type { EditorDocument } from '../editor-document';
import { isDataPath } from './data-path';

/** What lies where a path leads so far. */
export interface PathEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Files and folders of a folder, as somebody outside of the language sees them. `import`: `.zoo` files, and names of the zoo for `zoo:`. Never waits. */
export type PathsIn = (folder: string, purpose: 'import' | 'data') => readonly PathEntry[];

/** Paths for the text that is being written. */
export function pathItems(document: EditorDocument, context: CursorContext, pathsIn: PathsIn): readonly CompletionItem[] {
  const purpose = purposeOf(document, context);
  if (purpose === undefined) {
    return [];
  }
  const written = context.word.text.replace(/^"/, '');
  const folder = written.startsWith('zoo:') ? 'zoo:' : written.slice(0, written.lastIndexOf('/') + 1);
  // Only what stands behind the last slash is replaced; a closing quote stays where it is.
  const start = context.word.start + 1 + folder.length;
  const range = { start, end: Math.max(start, context.word.start + context.word.text.length) };
  const entries = pathsIn(folder, purpose).map(({ name, isFolder }) =>
    plainItem({
      label: isFolder ? `${name}/` : name,
      kind: isFolder ? 'folder' : 'file',
      range,
      rank: isFolder ? 2 : 1,
      leadsOn: isFolder,
    }),
  );
  const zoo =
    purpose === 'import' && folder === ''
      ? [plainItem({ label: 'zoo:', kind: 'folder', detail: 'networks that come with Neurozoo', range, rank: 0, leadsOn: true })]
      : [];
  return [...zoo, ...entries];
}

function purposeOf(document: EditorDocument, context: CursorContext): 'import' | 'data' | undefined {
  if (context.declaration?.kind === 'import') {
    return 'import';
  }
  return context.before[0] === 'from' || isDataPath(document, context) ? 'data' : undefined;
}
