import { plainItem, type CompletionItem } from '../completion-item';
import type { CursorContext } from '../cursor-context';
import { roleOfCall } from '../call-role';

/** What lies where a path leads so far. */
export interface PathEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Files and folders of a folder, as somebody outside of the language sees them. `import`: `.zoo` files, and names of the zoo for `zoo:`. Never waits. */
export type PathsIn = (folder: string, purpose: 'import' | 'data') => readonly PathEntry[];

/** Paths for the text that is being written. */
export function pathItems(context: CursorContext, pathsIn: PathsIn): readonly CompletionItem[] {
  const purpose = purposeOf(context);
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

function purposeOf(context: CursorContext): 'import' | 'data' | undefined {
  if (context.declaration?.kind === 'import') {
    return 'import';
  }
  const depth = context.calls.length - 1;
  const isSource = depth >= 0 && roleOfCall(context, depth) === 'source';
  return isSource || context.before[0] === 'from' ? 'data' : undefined;
}
