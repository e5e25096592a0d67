import { constants } from 'node:fs';
import type { Disposable } from '#base/disposable';
import type { FileDoor } from './file-door';
import { toStoreError } from './store-error';
import { privateMode, writeAll } from './write-atomically';

/**
 * A log with one writer, one write a record. What a failed append left behind is cut off again, so that the next record does not stick to
 * half a line, and a half line that a crash left is cut off when its owner opens the log.
 */
export class AppendLog implements Disposable {
  readonly #door: FileDoor;
  readonly #path: string;
  #descriptor: number | undefined;
  /** Where the last whole record ends. */
  #bytes: number;
  #records = 0;
  #isTorn = false;

  constructor(door: FileDoor, path: string) {
    this.#door = door;
    this.#path = path;
    try {
      this.#descriptor = door.open(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, privateMode);
      const { size } = door.fstat(this.#descriptor);
      this.#bytes = endOfLastLine(door, this.#descriptor, size);
      if (this.#bytes < size) {
        door.truncate(this.#descriptor, this.#bytes);
      }
    } catch (error) {
      this.dispose();
      throw toStoreError(error, 'open a log', path);
    }
  }

  /** The length up to the last whole record, and the records that this writer has added. */
  get position(): { readonly bytes: number; readonly records: number } {
    return { bytes: this.#bytes, records: this.#records };
  }

  /** Adds an ASCII line with its line break. @throws NeurozooError ZOO3010 to ZOO3012; the log then ends with the record before */
  append(line: string): void {
    const descriptor = this.#open();
    try {
      if (this.#isTorn) {
        this.#door.truncate(descriptor, this.#bytes);
        this.#isTorn = false;
      }
      this.#isTorn = true;
      writeAll(this.#door, descriptor, [Buffer.from(line, 'latin1')]);
      this.#isTorn = false;
      this.#bytes += line.length;
      this.#records++;
    } catch (error) {
      this.#cutBack(descriptor);
      throw toStoreError(error, 'add a line to a log', this.#path);
    }
  }

  /** Returning means that all records are on the disk. */
  sync(): void {
    try {
      this.#door.fsync(this.#open());
    } catch (error) {
      throw toStoreError(error, 'force a log to the disk', this.#path);
    }
  }

  dispose(): void {
    if (this.#descriptor !== undefined) {
      this.#door.close(this.#descriptor);
      this.#descriptor = undefined;
    }
  }

  #open(): number {
    if (this.#descriptor === undefined) {
      throw new Error('The log has been disposed.');
    }
    return this.#descriptor;
  }

  #cutBack(descriptor: number): void {
    try {
      this.#door.truncate(descriptor, this.#bytes);
      this.#isTorn = false;
    } catch {
      // The next append tries again before it writes, and fails if it cannot.
      this.#isTorn = true;
    }
  }
}

/**
 * Adds one line to a log that several processes write. Nothing may be cut off there, so each line brings a line break before it: whatever half line
 * another writer left, this one is whole.
 */
export function appendShared(door: FileDoor, path: string, line: string): void {
  try {
    const descriptor = door.open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, privateMode);
    try {
      writeAll(door, descriptor, [Buffer.from(`\n${line}`, 'latin1')]);
    } finally {
      door.close(descriptor);
    }
  } catch (error) {
    throw toStoreError(error, 'add a line to a log', path);
  }
}

/** The offset after the last line break, looked for from the end. */
function endOfLastLine(door: FileDoor, descriptor: number, size: number): number {
  const piece = new Uint8Array(64 * 1024);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - piece.byteLength);
    const length = door.read(descriptor, piece.subarray(0, end - start), start);
    const found = piece.subarray(0, length).lastIndexOf(10);
    if (found !== -1) {
      return start + found + 1;
    }
    end = start;
  }
  return 0;
}
