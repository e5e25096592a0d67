import { NeurozooError } from '#base/neurozoo-error';
import { parseRecordLines, type RecordLines } from '#protocol/record-line';
import type { FileDoor } from './file-door';
import { openToRead } from './read-file';
import { systemCode, toStoreError } from './store-error';

/** How much one reading takes, so that no reader stalls its process. A line longer than this is skipped and counted as damaged. */
const pieceBytes = 1024 * 1024;

/** What one reading of a growing log gave. */
export interface TailPiece extends RecordLines {
  /** There is more to read at once. */
  readonly more: boolean;
}

/** What one reading of a growing log gave before anything was made of it: whole lines, each with its line break. */
export interface LinePiece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Lines that were passed over, because they are longer than a reading takes. */
  readonly damaged: number;
  readonly more: boolean;
}

/** Follows a log of records from an offset: each reading gives the whole lines that were added since. A log that does not exist yet is empty. */
export class LogTail {
  readonly #door: FileDoor;
  readonly #path: string;
  #offset: number;
  #isSkipping = false;

  constructor(door: FileDoor, path: string, offset = 0) {
    this.#door = door;
    this.#path = path;
    this.#offset = offset;
  }

  /** Where the next reading begins. */
  get offset(): number {
    return this.#offset;
  }

  /** @throws NeurozooError ZOO3002 when it is not a file that can be read */
  read(): TailPiece {
    const { bytes, damaged, more } = this.readLines();
    const lines = parseRecordLines(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
    return { records: lines.records, damaged: damaged + lines.damaged, more };
  }

  /** As {@link read}, but leaves it to the caller to read the lines. */
  readLines(): LinePiece {
    const bytes = this.#readBytes();
    const end = bytes.lastIndexOf(10) + 1;
    if (end === 0) {
      return this.#withoutLineBreak(bytes.byteLength);
    }
    const start = this.#isSkipping ? bytes.indexOf(10) + 1 : 0;
    this.#isSkipping = false;
    this.#offset += end;
    return { bytes: bytes.subarray(start, end), damaged: 0, more: bytes.byteLength === pieceBytes };
  }

  /** All whole lines that are there now. */
  readAll(): RecordLines {
    const records: unknown[] = [];
    let damaged = 0;
    for (let more = true; more;) {
      const piece = this.read();
      for (const record of piece.records) {
        records.push(record);
      }
      damaged += piece.damaged;
      more = piece.more;
    }
    return { records, damaged };
  }

  #withoutLineBreak(length: number): LinePiece {
    const bytes = new Uint8Array(0);
    if (length < pieceBytes) {
      return { bytes, damaged: 0, more: false };
    }
    const damaged = this.#isSkipping ? 0 : 1;
    this.#isSkipping = true;
    this.#offset += length;
    return { bytes, damaged, more: true };
  }

  #readBytes(): Uint8Array<ArrayBuffer> {
    try {
      const descriptor = openToRead(this.#door, this.#path);
      try {
        const size = this.#door.fstat(descriptor).size;
        const bytes = new Uint8Array(Math.max(0, Math.min(pieceBytes, size - this.#offset)));
        return bytes.subarray(0, bytes.byteLength === 0 ? 0 : this.#door.read(descriptor, bytes, this.#offset));
      } finally {
        this.#door.close(descriptor);
      }
    } catch (error) {
      if (systemCode(error) === 'ENOENT' && !(error instanceof NeurozooError)) {
        return new Uint8Array(0);
      }
      throw toStoreError(error, 'read a log', this.#path);
    }
  }
}
