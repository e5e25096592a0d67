import { NeurozooError } from '#base/neurozoo-error';
import type { RunDirectory } from './run-directory';

/** Room for everything but checkpoints. */
const reserveBytes = 64 * 1024 * 1024;

/**
 * Refuses a training whose checkpoints would not fit: room for those kept, the best, one being written, and 64 MB.
 *
 * @param checkpointBytes of one checkpoint
 * @throws NeurozooError ZOO3013 with what is needed and what is there
 */
export function checkDiskRoom(run: RunDirectory, checkpointBytes: number, keep: number): void {
  const need = (keep + 2) * checkpointBytes + reserveBytes;
  const have = run.door.freeBytes(run.path);
  if (have < need) {
    throw new NeurozooError({
      code: 'ZOO3013',
      message: `The checkpoints of run \`${run.id}\` need ${megabytes(need)}, but ${megabytes(have)} are free.`,
      hint: 'Make room, or keep fewer checkpoints.',
      file: run.path,
    });
  }
}

function megabytes(bytes: number): string {
  return `${String(Math.round(bytes / 1e6))} MB`;
}
