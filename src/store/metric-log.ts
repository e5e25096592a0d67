import { join } from 'node:path';
import type { Disposable } from '#base/disposable';
import {
  mergeAttempts,
  parseMetricRecord,
  toMetricLine,
  type EpochRecord,
  type MetricAttempt,
  type MetricRecord,
  type StepRecord,
} from '#protocol/metrics';
import type { CheckpointOrigin } from '#protocol/manifest';
import { AppendLog } from './append-log';
import { LogTail } from './log-tail';
import type { RunDirectory } from './run-directory';

/** Writes one attempt's metrics; its header is the first line. */
export class MetricWriter implements Disposable {
  readonly #log: AppendLog;
  readonly #file: string;

  /** @param resumedFrom the step of the checkpoint it goes on from; null for a training from the beginning */
  constructor(run: RunDirectory, attempt: number, resumedFrom: number | null) {
    this.#file = metricFileName(attempt);
    this.#log = new AppendLog(run.door, join(run.path, this.#file));
    if (this.#log.position.bytes === 0) {
      this.#log.append(toMetricLine({ kind: 'header', version: 1, attempt, resumedFrom }));
    }
  }

  /** @throws NeurozooError ZOO3010 to ZOO3012; the file then ends with the record before, and training may go on */
  write(record: StepRecord | EpochRecord): void {
    this.#log.append(toMetricLine(record));
  }

  /** Forces what was written to the disk and tells how far it goes, for a checkpoint's manifest. */
  sync(): CheckpointOrigin['metrics'] {
    this.#log.sync();
    return { file: this.#file, ...this.#log.position };
  }

  dispose(): void {
    this.#log.dispose();
  }
}

/** All of a run's metrics as one story, and how many lines were damaged. */
export interface RunMetrics {
  readonly records: readonly (StepRecord | EpochRecord)[];
  readonly damaged: number;
}

/**
 * Reads the metrics of all attempts; where an attempt goes on from a checkpoint, what the one before did after it is left out.
 *
 * @throws NeurozooError ZOO3002 when one is not a file that can be read
 */
export function readMetrics(run: RunDirectory): RunMetrics {
  const attempts = listAttempts(run).map((attempt): MetricAttempt => {
    const lines = new LogTail(run.door, join(run.path, metricFileName(attempt))).readAll();
    return { attempt, ...checked(lines) };
  });
  return { records: mergeAttempts(attempts), damaged: attempts.reduce((sum, { damaged }) => sum + damaged, 0) };
}

/** The attempts that have a metric file, oldest first. */
export function listAttempts(run: RunDirectory): number[] {
  return run.door
    .readdir(run.path)
    .flatMap((name) => {
      const match = /^metrics-(\d{1,6})\.jsonl$/.exec(name);
      return match === null ? [] : [Number(match[1])];
    })
    .sort((a, b) => a - b);
}

/** Follows a run's metrics through its attempts. */
export class MetricTail {
  readonly #run: RunDirectory;
  #attempt = 0;
  #tail: LogTail | undefined;

  constructor(run: RunDirectory) {
    this.#run = run;
  }

  /**
   * The records that were added since the last reading, headers included: after a header with `resumedFrom` s, forget earlier records after step s.
   * Reads at most about a megabyte; `more` says that there is more already.
   */
  read(): { readonly records: readonly MetricRecord[]; readonly damaged: number; readonly more: boolean } {
    const piece = this.#tail?.read();
    if (piece !== undefined && (piece.more || piece.records.length > 0)) {
      return { ...checked(piece), more: piece.more };
    }
    const next = listAttempts(this.#run).find((attempt) => attempt > this.#attempt);
    if (next === undefined) {
      return { records: [], damaged: piece?.damaged ?? 0, more: false };
    }
    this.#attempt = next;
    this.#tail = new LogTail(this.#run.door, join(this.#run.path, metricFileName(next)));
    return { records: [], damaged: piece?.damaged ?? 0, more: true };
  }
}

/** The name of an attempt's file in the run's folder. */
export function metricFileName(attempt: number): string {
  return `metrics-${String(attempt)}.jsonl`;
}

function checked(lines: { readonly records: readonly unknown[]; readonly damaged: number }): { records: MetricRecord[]; damaged: number } {
  const records: MetricRecord[] = [];
  let damaged = lines.damaged;
  for (const line of lines.records) {
    const record = parseMetricRecord(line);
    if (record.kind === 'value') {
      records.push(record.value);
    } else {
      damaged++;
    }
  }
  return { records, damaged };
}
