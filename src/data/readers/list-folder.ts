import { constants, lstatSync, opendirSync, realpathSync, type Dirent } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { systemCode } from '../file-bytes';

/** What a folder holds, sorted by name; anything else was passed over and is counted by reason. */
export interface FolderListing {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  readonly skipped: Readonly<Record<string, number>>;
}

/** No more entries of one folder are looked at. */
const mostEntries = 2_000_000;

/**
 * Lists a folder below `root`. Symbolic links are kept only where they lead to a regular file inside the root, so a loop or a way out is
 * never followed; pipes and devices are passed over without being opened, and so are names that start with a dot or are not UTF-8.
 *
 * @throws NeurozooError ZOO2001 ZOO2002
 */
export function listFolder(root: string, below: string, shown: string): FolderListing {
  const path = join(root, below);
  const folders: string[] = [];
  const files: string[] = [];
  const skipped: Record<string, number> = {};
  for (const entry of entriesOf(path, shown)) {
    const kind = kindOf(entry, root, join(path, entry.name));
    if (kind === 'folder') {
      folders.push(entry.name);
    } else if (kind === 'file') {
      files.push(entry.name);
    } else if (kind !== 'hidden') {
      skipped[kind] = (skipped[kind] ?? 0) + 1;
    }
  }
  return { folders: folders.sort(byCodeUnit), files: files.sort(byCodeUnit), skipped };
}

/** What an entry is, or why it is passed over. */
type EntryKind = 'folder' | 'file' | 'hidden' | 'name is not UTF-8' | 'link out of the folder' | 'not a regular file';

function kindOf(entry: Dirent, root: string, path: string): EntryKind {
  if (entry.name.startsWith('.')) {
    return 'hidden';
  }
  if (entry.name.includes('\ufffd')) {
    return 'name is not UTF-8';
  }
  if (entry.isSymbolicLink()) {
    return leadsInside(root, path) ? 'file' : 'link out of the folder';
  }
  if (entry.isDirectory()) {
    return 'folder';
  }
  return entry.isFile() ? 'file' : 'not a regular file';
}

function* entriesOf(path: string, shown: string): Generator<Dirent> {
  try {
    const folder = opendirSync(path);
    try {
      for (let count = 0, entry = folder.readSync(); entry !== null && count < mostEntries; count++, entry = folder.readSync()) {
        yield entry;
      }
    } finally {
      folder.closeSync();
    }
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT') {
      throw new NeurozooError(
        { code: 'ZOO2001', message: `There is no folder ${shown}.`, hint: `It was looked for at ${path}.`, file: shown },
        cause,
      );
    }
    const message = `${shown} cannot be listed (${code}).`;
    throw new NeurozooError({ code: 'ZOO2002', message, hint: 'It must be a folder that you may read.', file: shown }, cause);
  }
}

/** Whether a link ends at a regular file inside the root. */
function leadsInside(root: string, link: string): boolean {
  try {
    const target = realpathSync(link);
    const way = relative(realpathSync(root), target);
    const inside = way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
    return inside && (lstatSync(target).mode & constants.S_IFMT) === constants.S_IFREG;
  } catch (cause) {
    if (systemCode(cause) === 'unknown error') {
      throw cause;
    }
    return false;
  }
}

/** The same order on every machine, whatever its language. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
