import { join } from 'node:path';
import { crc32OfBytes } from '#protocol/crc32';
import { parseMetricLines, type EpochRecord, type MetricHeader, type MetricRecord } from '#protocol/metrics';
import { StepLineReader, type StepNumbers } from '#protocol/step-line';
import { LogTail } from './log-tail';
import { listAttempts, metricFileName } from './metric-log';
import type { RunDirectory } from './run-directory';

/** Who takes the metrics of a run in the order in which they were written. */
export interface MetricSink {
  /** What follows comes from another attempt's file; a whole file begins with its header. */
  onAttempt(attempt: number): void;
  onHeader(header: MetricHeader): void;
  /** The numbers are lent: they change with the next step. */
  onStep(step: StepNumbers): void;
  onEpoch(record: EpochRecord): void;
}

/** What came of one reading. */
export interface StreamPiece {
  /** Bytes of whole lines; 0 when there was nothing new. */
  readonly bytes: number;
  /** Lines that could not be read. */
  readonly damaged: number;
  /** There may be more to read at once. */
  readonly more: boolean;
}

/** A tab, eight hex digits and the line break. */
const tailBytes = 10;

/** Follows a run's metrics through its attempts as `MetricTail` does, at several times its speed and without an object for each step. */
export class MetricStream {
  readonly #run: RunDirectory;
  readonly #sink: MetricSink;
  readonly #step = new StepLineReader();
  #attempt = 0;
  #tail: LogTail | undefined;

  constructor(run: RunDirectory, sink: MetricSink) {
    this.#run = run;
    this.#sink = sink;
  }

  /**
   * Gives the sink what was added since the last reading, at most about a megabyte.
   *
   * @throws NeurozooError ZOO3002 when the log is not a file that can be read
   */
  read(): StreamPiece {
    const piece = this.#tail?.readLines();
    if (piece !== undefined && (piece.more || piece.bytes.byteLength > 0)) {
      // Where an attempt's file ends, another one's may begin: only a reading that finds nothing knows that there is none.
      return { bytes: piece.bytes.byteLength, damaged: piece.damaged + this.#readLines(piece.bytes), more: true };
    }
    const next = listAttempts(this.#run).find((attempt) => attempt > this.#attempt);
    if (next === undefined) {
      return { bytes: 0, damaged: 0, more: false };
    }
    this.#attempt = next;
    this.#tail = new LogTail(this.#run.door, join(this.#run.path, metricFileName(next)));
    this.#sink.onAttempt(next);
    return { bytes: 0, damaged: 0, more: true };
  }

  /** @returns how many were damaged */
  #readLines(bytes: Uint8Array<ArrayBuffer>): number {
    let damaged = 0;
    for (let start = 0; start < bytes.byteLength;) {
      const end = bytes.indexOf(10, start) + 1;
      if (this.#isPlainStep(bytes, start, end)) {
        this.#sink.onStep(this.#step);
      } else {
        damaged += this.#readSlowly(bytes, start, end);
      }
      start = end;
    }
    return damaged;
  }

  #isPlainStep(bytes: Uint8Array, start: number, end: number): boolean {
    const tab = end - tailBytes;
    if (tab <= start || bytes[tab] !== 9 || !this.#step.read(bytes, start, tab)) return false;
    return crc32OfBytes(bytes, start, tab) === hexNumber(bytes, tab + 1);
  }

  #readSlowly(bytes: Uint8Array<ArrayBuffer>, start: number, end: number): number {
    const { records, damaged } = parseMetricLines(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1'));
    for (const record of records) this.#tell(record);
    return damaged;
  }

  #tell(record: MetricRecord): void {
    switch (record.kind) {
      case 'header':
        this.#sink.onHeader(record);
        break;
      case 'step':
        this.#sink.onStep(record);
        break;
      case 'epoch':
        this.#sink.onEpoch(record);
        break;
    }
  }
}

/** Eight hex digits in small letters; -1 for anything else. */
function hexNumber(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let index = start; index < start + 8; index++) {
    const digit = hexDigits[bytes[index] ?? 0] ?? -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

const hexDigits = Int8Array.from({ length: 256 }, (_, byte) => '0123456789abcdef'.indexOf(String.fromCharCode(byte)));
