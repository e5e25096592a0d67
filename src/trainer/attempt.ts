import type { Disposable } from '#base/disposable';
import { NeurozooError, type ErrorReport } from '#base/neurozoo-error';
import type { RunEvent } from '#protocol/events';
import type { TrainerState } from '#protocol/heartbeat';
import type { Job } from '#protocol/job';
import type { EpochRecord, StepRecord } from '#protocol/metrics';
import type { Run } from '#protocol/run';
import type { CheckpointOrigin } from '#protocol/manifest';
import { writeEvent } from '#store/event-log';
import { acquireLock, type RunLock } from '#store/lock';
import { MetricWriter } from '#store/metric-log';
import { readRun, writeRun, type RunDirectory } from '#store/run-directory';
import { startHeartbeat, type HeartbeatThread } from './heartbeat-thread';

/** An event without what every event has. */
export type EventBody = WithoutMoment<RunEvent>;
type WithoutMoment<E> = E extends RunEvent ? Omit<E, 'at' | 'step'> : never;

/** One start of a trainer on a run: it owns the run's lock, its logs and `run.json` until it is disposed. */
export class Attempt implements Disposable {
  readonly run: RunDirectory;
  readonly job: Job;
  readonly #lock: RunLock;
  readonly #heartbeat: HeartbeatThread;
  #document: Run;
  #metrics: MetricWriter | undefined;
  #step = 0;

  /** @throws NeurozooError ZOO3003 when another process owns the run */
  constructor(run: RunDirectory, job: Job) {
    this.run = run;
    this.job = job;
    this.#lock = acquireLock(run, job.nonce);
    this.#heartbeat = startHeartbeat(run.path, job.nonce);
    const document = readRun(run);
    this.#document = { ...document, attempts: document.attempts + 1, status: 'preparing', endedAt: null, error: null };
    writeRun(run, this.#document);
  }

  /** From 1. */
  get number(): number {
    return this.#document.attempts;
  }

  get document(): Run {
    return this.#document;
  }

  /** Replaces parts of `run.json`. */
  update(changes: Partial<Omit<Run, 'version' | 'id' | 'attempts'>>): void {
    this.#document = { ...this.#document, ...changes };
    writeRun(this.run, this.#document);
  }

  /** Opens this attempt's metric file. @param resumedFrom the step it goes on from; null from the beginning */
  openMetrics(resumedFrom: number | null): void {
    this.#metrics = new MetricWriter(this.run, this.number, resumedFrom);
  }

  writeMetric(record: StepRecord | EpochRecord): void {
    this.#metrics?.write(record);
  }

  /** Forces the metrics to the disk and says how far they go. */
  syncMetrics(): CheckpointOrigin['metrics'] {
    return this.#metrics?.sync() ?? { file: `metrics-${String(this.number)}.jsonl`, bytes: 0, records: 0 };
  }

  /** What the heartbeat says from now on; events carry the step. */
  show(step: number, state: TrainerState): void {
    this.#step = step;
    this.#heartbeat.show(step, state);
  }

  tell(event: EventBody): void {
    writeEvent(this.run, { ...event, at: new Date().toISOString(), step: this.#step });
  }

  /** Something that is worth knowing but ends nothing. */
  warn(report: ErrorReport): void {
    this.tell({ kind: 'warning', report });
  }

  /** The last words: the status in `run.json`, and the event that readers wait for. */
  end(status: 'finished' | 'stopped' | 'failed', error: unknown = null): void {
    const report = error === null ? null : toErrorReport(error);
    if (report !== null) {
      this.tell({ kind: 'error', report });
    }
    this.update({ status, endedAt: new Date().toISOString(), error: report });
    this.tell({ kind: 'end', status });
  }

  dispose(): void {
    this.#metrics?.dispose();
    this.#heartbeat.dispose();
    this.#lock.dispose();
  }
}

/** An error as `run.json` and events carry it; a defect of ours has the code of one. */
export function toErrorReport(error: unknown): ErrorReport {
  if (error instanceof NeurozooError) {
    return error.toReport();
  }
  return {
    code: 'ZOO3044',
    message: error instanceof Error ? error.message : String(error),
    hint: 'See trainer.log in the folder of the run.',
  };
}
