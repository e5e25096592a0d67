import { join } from 'node:path';
import { openToRead } from '#store/read-file';
import type { RunDirectory } from '#store/run-directory';

/** The file that takes everything a trainer prints. */
export function trainerLogPath(run: RunDirectory): string {
  return join(run.path, 'trainer.log');
}

/** The last lines that a trainer printed, at most 2,000 bytes; empty where there are none. */
export function readLogEnd(run: RunDirectory): string {
  try {
    const descriptor = openToRead(run.door, trainerLogPath(run));
    try {
      const { size } = run.door.fstat(descriptor);
      const bytes = Buffer.alloc(Math.min(2_000, size));
      const length = run.door.read(descriptor, bytes, size - bytes.byteLength);
      return bytes.toString('utf8', 0, length).trim();
    } finally {
      run.door.close(descriptor);
    }
  } catch {
    // No log, or none that can be read: there is nothing to quote.
    return '';
  }
}
