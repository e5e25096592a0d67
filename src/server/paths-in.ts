import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PathEntry } from '#language/services/completion/path-items';
import { productFile } from './product-file';

/** More names than this are no help. */
const mostEntries = 500;

/** Files and folders where a path leads so far, hidden ones left out; nothing where there is no such folder. */
export function pathsIn(folder: string | undefined, written: string, purpose: 'import' | 'data'): readonly PathEntry[] {
  if (written === 'zoo:') {
    return entriesOf(productFile('examples/zoo')).map(({ name }) => ({ name: name.replace(/\.zoo$/, ''), isFolder: false }));
  }
  const entries = folder === undefined ? [] : entriesOf(resolve(folder, written));
  return entries.filter(({ name, isFolder }) => isFolder || purpose === 'data' || name.endsWith('.zoo'));
}

function entriesOf(path: string): readonly PathEntry[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .slice(0, mostEntries)
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch {
    return [];
  }
}
