import { constants } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { FileDoor } from './file-door';
import { bestEffort, systemCode } from './store-error';

/** What is written, piece by piece. */
export type Pieces = readonly Uint8Array[];

/** How private files are: the owner's alone. */
export const privateMode = 0o600;

/** How temporary names begin; whoever owns a run may delete what is called so. */
export const temporaryPrefix = '.tmp-';

/** A name that no one else uses, for something unfinished: `.tmp-<pid>-<random>-<name>`. */
export function temporaryName(name: string): string {
  return `${temporaryPrefix}${String(process.pid)}-${randomBytes(8).toString('hex')}-${name}`;
}

/**
 * Replaces a file as a whole: other processes, and this one after a crash, see the old content or the new and never a part.
 * Returning means that it is on the disk.
 *
 * @throws the system's error; the old content is then intact, unless only the last sync of the folder failed
 */
export function writeAtomically(door: FileDoor, path: string, pieces: Pieces): void {
  const temporary = join(dirname(path), temporaryName(basename(path)));
  try {
    writeNewFile(door, temporary, pieces);
    renamePatiently(door, temporary, path);
  } catch (error) {
    bestEffort(() => {
      door.unlink(temporary);
    });
    throw error;
  }
  syncFolder(door, dirname(path));
}

/** As {@link writeAtomically}, but not forced to the disk: for what is only worth something now, such as a heartbeat. */
export function replaceFile(door: FileDoor, path: string, pieces: Pieces): void {
  const temporary = join(dirname(path), temporaryName(basename(path)));
  try {
    const descriptor = openNew(door, temporary);
    try {
      writeAll(door, descriptor, pieces);
    } finally {
      door.close(descriptor);
    }
    renamePatiently(door, temporary, path);
  } catch (error) {
    bestEffort(() => {
      door.unlink(temporary);
    });
    throw error;
  }
}

/**
 * Writes a file that does not exist yet and forces it to the disk. When forcing fails, the system may have dropped what it held and will call the
 * next attempt a success, so the file is written again from memory, once, instead of forced again.
 */
export function writeNewFile(door: FileDoor, path: string, pieces: Pieces): void {
  if (tryWriteNewFile(door, path, pieces) === 'notSynced') {
    door.unlink(path);
    if (tryWriteNewFile(door, path, pieces) === 'notSynced') {
      throw Object.assign(new Error('EIO: fsync failed twice'), { code: 'EIO' });
    }
  }
}

/** Forces a folder's names to the disk. Where the system has no such thing (Windows), renames are durable by themselves. */
export function syncFolder(door: FileDoor, path: string): void {
  if (process.platform === 'win32') {
    return;
  }
  const descriptor = door.open(path, constants.O_RDONLY);
  try {
    door.fsync(descriptor);
  } finally {
    door.close(descriptor);
  }
}

/** Writes all bytes; a short count is followed by the rest, and then by the error if there is one. */
export function writeAll(door: FileDoor, descriptor: number, pieces: Pieces): void {
  for (const piece of pieces) {
    let written = 0;
    while (written < piece.byteLength) {
      const count = door.write(descriptor, piece.subarray(written));
      if (count <= 0) {
        throw Object.assign(new Error('ENOSPC: nothing was written'), { code: 'ENOSPC' });
      }
      written += count;
    }
  }
}

/** Renames; another program (a virus scanner, an indexer) may hold the file for a moment, so it is tried three times. */
export function renamePatiently(door: FileDoor, from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      door.rename(from, to);
      return;
    } catch (error) {
      const code = systemCode(error);
      if (attempt === 3 || (code !== 'EBUSY' && code !== 'EPERM' && code !== 'EACCES')) {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 * attempt);
    }
  }
}

function tryWriteNewFile(door: FileDoor, path: string, pieces: Pieces): 'written' | 'notSynced' {
  const descriptor = openNew(door, path);
  try {
    writeAll(door, descriptor, pieces);
    try {
      door.fsync(descriptor);
    } catch {
      // Its reason does not matter: the bytes are written anew, and a second failure is reported.
      return 'notSynced';
    }
  } finally {
    door.close(descriptor);
  }
  return 'written';
}

function openNew(door: FileDoor, path: string): number {
  return door.open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, privateMode);
}
