import { join } from 'node:path';
import type { RunDirectory } from './run-directory';
import { toStoreError } from './store-error';
import { writeAtomically } from './write-atomically';

/**
 * Writes a picture or a table that the network made, into `samples/`.
 *
 * @param name a plain file name of ours, `epoch-3-show-0.png`
 * @returns its path relative to the run
 * @throws NeurozooError ZOO3010 to ZOO3012
 */
export function writeSampleFile(run: RunDirectory, name: string, bytes: Uint8Array): string {
  const folder = join(run.path, 'samples');
  const path = join(folder, name);
  try {
    run.door.mkdir(folder, true);
    writeAtomically(run.door, path, [bytes]);
  } catch (error) {
    throw toStoreError(error, `write the sample ${name}`, path);
  }
  return `samples/${name}`;
}
