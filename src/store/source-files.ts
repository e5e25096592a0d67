import { join } from 'node:path';
import { readText } from './read-file';
import type { RunDirectory, SourceFile } from './run-directory';

/** Files of a run's source that are read; a training of more is not written by a person. */
const mostFiles = 200;

/** Longest file of source that is read, in bytes. */
const mostBytes = 4 * 1024 * 1024;

/**
 * The `.zoo` files that a run was made of, by name, as they were. Links are not followed; a run without the folder has none.
 *
 * @throws NeurozooError ZOO3002 when a file cannot be read
 */
export function readSources(run: RunDirectory): readonly SourceFile[] {
  const root = join(run.path, 'source');
  return namesIn(run, root, '')
    .slice(0, mostFiles)
    .map((name) => ({ name, text: readText(run.door, join(root, name), mostBytes) }));
}

function namesIn(run: RunDirectory, root: string, folder: string): string[] {
  if (run.door.lstat(join(root, folder))?.isDirectory() !== true) return [];
  return run.door
    .readdir(join(root, folder))
    .sort()
    .flatMap((name) => {
      const inner = folder === '' ? name : `${folder}/${name}`;
      const found = run.door.lstat(join(root, inner));
      if (found?.isDirectory() === true) return namesIn(run, root, inner);
      return found?.isFile() === true ? [inner] : [];
    });
}
