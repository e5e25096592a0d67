import { constants } from 'node:fs';
import { NeurozooError } from '#base/neurozoo-error';
import type { FileDoor } from './file-door';
import { toStoreError } from './store-error';

/** A small text file of a run must fit in this. */
export const smallFileBytes = 16 * 1024 * 1024;

/**
 * The bytes of a regular file of at most `maximum` bytes. A run may come from anywhere, so a link is not followed and a pipe or device is refused
 * without waiting for it.
 *
 * @throws NeurozooError ZOO3002 when it is missing or not a regular file, ZOO3023 when it is larger
 */
export function readFile(door: FileDoor, path: string, maximum: number): Uint8Array<ArrayBuffer> {
  try {
    const descriptor = openToRead(door, path);
    try {
      const { size } = door.fstat(descriptor);
      if (size > maximum) {
        throw new NeurozooError({
          code: 'ZOO3023',
          message: `The file has ${String(size)} bytes, but at most ${String(maximum)} are read.`,
          file: path,
        });
      }
      const bytes = new Uint8Array(size);
      return bytes.subarray(0, fill(door, descriptor, bytes));
    } finally {
      door.close(descriptor);
    }
  } catch (error) {
    throw toStoreError(error, 'read a file', path);
  }
}

/** As {@link readFile}, as UTF-8 text. */
export function readText(door: FileDoor, path: string, maximum = smallFileBytes): string {
  return new TextDecoder().decode(readFile(door, path, maximum));
}

/** Opens a regular file for reading. @throws NeurozooError ZOO3002 for anything else; the system's error where it cannot be opened */
export function openToRead(door: FileDoor, path: string): number {
  const descriptor = door.open(path, readFlags);
  try {
    if (!door.fstat(descriptor).isFile()) {
      throw new NeurozooError({ code: 'ZOO3002', message: 'It is not a regular file.', file: path });
    }
  } catch (error) {
    door.close(descriptor);
    throw error;
  }
  return descriptor;
}

/** The last two do not exist on Windows, where they count as 0 and where nothing of the kind can lie in a folder. */
const readFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

function fill(door: FileDoor, descriptor: number, bytes: Uint8Array): number {
  let filled = 0;
  while (filled < bytes.byteLength) {
    const count = door.read(descriptor, bytes.subarray(filled), filled);
    if (count === 0) {
      break;
    }
    filled += count;
  }
  return filled;
}
