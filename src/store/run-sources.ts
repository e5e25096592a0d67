import { join } from 'node:path';
import { readText } from './read-file';
import type { RunDirectory, SourceFile } from './run-directory';

/** The texts that a run was made from, as it keeps them in `source/`. Links are left out. @throws NeurozooError ZOO3010 to ZOO3012, ZOO3023 */
export function readSources(run: RunDirectory): readonly SourceFile[] {
  return readFolder(run, '');
}

function readFolder(run: RunDirectory, under: string): readonly SourceFile[] {
  const folder = join(run.path, 'source', under);
  if (run.door.lstat(folder)?.isDirectory() !== true) return [];
  return run.door
    .readdir(folder)
    .sort()
    .flatMap((entry) => {
      const name = under === '' ? entry : `${under}/${entry}`;
      const path = join(run.path, 'source', name);
      const found = run.door.lstat(path);
      if (found?.isDirectory() === true) return readFolder(run, name);
      return found?.isFile() === true ? [{ name, text: readText(run.door, path) }] : [];
    });
}
