import { join } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { readFile } from './read-file';
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

/** A picture is shown if it is not larger than this. */
const sampleBytes = 8 * 1024 * 1024;

/**
 * The bytes of a picture that the network made.
 *
 * @param file as an event names it, `samples/epoch-3-show-0.png`; nothing else is read
 * @throws NeurozooError ZOO3002 when there is no such file, ZOO3023 when it is larger than is shown
 */
export function readSampleFile(run: RunDirectory, file: string): Uint8Array<ArrayBuffer> {
  if (!/^samples\/[a-z0-9-]{1,100}\.png$/.test(file)) {
    throw new NeurozooError({ code: 'ZOO3002', message: `\`${file}\` is not the name of a picture of run \`${run.id}\`.` });
  }
  return readFile(run.door, join(run.path, file), sampleBytes);
}
