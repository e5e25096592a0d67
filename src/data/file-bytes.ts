import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import { announce, formatBytes } from './allocate';

/** How a file may be read. */
export interface FileAccess {
  readonly budget: Budget;
  /** The file as the user named it, for messages. */
  readonly shown: string;
  /** Whether the last part of the path may be a symbolic link. */
  readonly followLinks: boolean;
}

/**
 * All bytes of a regular file. Never waits on a pipe or device; the size is taken from the budget before anything is read, and the caller
 * gives it back with `budget.release(bytes.length)` when it lets go of them.
 *
 * @throws NeurozooError ZOO2001 ZOO2002 ZOO2003 ZOO2026
 */
export function readFileBytes(path: string, access: FileAccess): Uint8Array {
  const file = access.shown;
  const descriptor = openRegular(path, access);
  try {
    const { size, mtimeMs } = fstatSync(descriptor);
    announce(size, { budget: access.budget, purpose: `reading ${file}`, file });
    const bytes = new Uint8Array(size);
    let read = 0;
    while (read < size) {
      const count = readSync(descriptor, bytes, read, size - read, read);
      if (count === 0) {
        break;
      }
      read += count;
    }
    const after = fstatSync(descriptor);
    if (read !== size || after.size !== size || after.mtimeMs !== mtimeMs) {
      const message = `${file} changed while it was read: it had ${formatBytes(size)} at first.`;
      throw new NeurozooError({ code: 'ZOO2026', message, hint: 'Start again once nothing writes to it.', file, offset: read });
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

function openRegular(path: string, access: FileAccess): number {
  const file = access.shown;
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (access.followLinks ? 0 : constants.O_NOFOLLOW);
  let descriptor: number;
  try {
    descriptor = openSync(path, flags);
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const message = `There is no file ${file}.`;
      throw new NeurozooError({ code: 'ZOO2001', message, hint: `It was looked for at ${path}.`, file }, cause);
    }
    throw new NeurozooError(
      { code: 'ZOO2002', message: `${file} cannot be opened (${code}).`, hint: 'Only regular files are read.', file },
      cause,
    );
  }
  if (!fstatSync(descriptor).isFile()) {
    closeSync(descriptor);
    const message = `${file} is not a regular file.`;
    throw new NeurozooError({ code: 'ZOO2002', message, hint: 'Folders, pipes and devices are not read.', file });
  }
  return descriptor;
}

/** `ENOENT` and the like, of an error of the file system. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
}
