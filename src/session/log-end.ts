import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { RunDirectory } from '#store/run-directory';

/** The file that takes everything a trainer prints. */
export function trainerLogPath(run: RunDirectory): string {
  return join(run.path, 'trainer.log');
}

/** The last lines that a trainer printed, at most 2,000 bytes; empty where there are none. */
export function readLogEnd(run: RunDirectory): string {
  try {
    const descriptor = openSync(trainerLogPath(run), 'r');
    try {
      const { size } = fstatSync(descriptor);
      const bytes = Buffer.alloc(Math.min(2_000, size));
      readSync(descriptor, bytes, 0, bytes.byteLength, size - bytes.byteLength);
      return bytes.toString('utf8').trim();
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // No log, or none that can be read: there is nothing to quote.
    return '';
  }
}
