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
import { readJob, readRun, writeRun, type RunDirectory } from '#store/run-directory';
import { startHeartbeat, type HeartbeatThread } from './heartbeat-thread';
import { PatientLog, refusalOf } from './patient-log';
import type { TrainerEnvironment } from './trainer-environment';

/** An event without what every event has. */
export type EventBody = WithoutMoment<RunEvent>;
type WithoutMoment<E> = E extends RunEvent ? Omit<E, 'at' | 'step'> : never;

/** What `run.json` may be changed in. */
export type RunChanges = Partial<Omit<Run, 'version' | 'id' | 'attempts'>>;

/** Noting progress in `run.json` may take this share of the time. */
const noteShare = 0.002;

/**
 * One start of a trainer on a run: it owns the run's lock, its logs and `run.json` until it is disposed. A full disk ends none of its work: what cannot
 * be written waits in memory, and that is told once.
 */
export class Attempt implements Disposable {
  readonly run: RunDirectory;
  readonly job: Job;
  readonly #lock: RunLock;
  readonly #heartbeat: HeartbeatThread;
  readonly #nowMs: () => number;
  readonly #events: PatientLog<RunEvent>;
  readonly #refused = new Set<'document' | 'metrics' | 'events'>();
  #document: Run;
  #metrics: { readonly writer: MetricWriter; readonly log: PatientLog<StepRecord | EpochRecord> } | undefined;
  #step = 0;
  #notedAtMs: number;
  #noteTookMs = 0;

  /** @throws NeurozooError ZOO3003 when another process owns the run */
  constructor(run: RunDirectory, { nowMs }: Pick<TrainerEnvironment, 'nowMs'>) {
    this.run = run;
    this.job = readJob(run);
    this.#nowMs = nowMs;
    this.#notedAtMs = nowMs();
    this.#events = new PatientLog((event) => {
      writeEvent(run, event);
    });
    this.#lock = acquireLock(run, this.job.nonce);
    this.#heartbeat = startHeartbeat(run.path, this.job.nonce);
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

  /** Replaces parts of `run.json`, now. */
  update(changes: RunChanges): void {
    this.#document = { ...this.#document, ...changes };
    const startedMs = this.#nowMs();
    this.#survive('document', () => {
      writeRun(this.run, this.#document);
    });
    this.#notedAtMs = this.#nowMs();
    this.#noteTookMs = this.#notedAtMs - startedMs;
  }

  /** As {@link update}, for what may wait for the next update while writing would take too much of the time. */
  note(changes: RunChanges): void {
    if ((this.#nowMs() - this.#notedAtMs) * noteShare >= this.#noteTookMs) {
      this.update(changes);
    } else {
      this.#document = { ...this.#document, ...changes };
    }
  }

  /** Opens this attempt's metric file. @param resumedFrom the step it goes on from; null from the beginning */
  openMetrics(resumedFrom: number | null): void {
    const writer = new MetricWriter(this.run, this.number, resumedFrom);
    const log = new PatientLog<StepRecord | EpochRecord>((record) => {
      writer.write(record);
    });
    this.#metrics = { writer, log };
  }

  writeMetric(record: StepRecord | EpochRecord): void {
    this.#survive('metrics', () => {
      this.#metrics?.log.write(record);
    });
  }

  /** Forces the metrics to the disk and says how far they go. @throws NeurozooError ZOO3010 to ZOO3012 when some still wait */
  syncMetrics(): CheckpointOrigin['metrics'] {
    this.#metrics?.log.flush();
    return this.#metrics?.writer.sync() ?? { file: `metrics-${String(this.number)}.jsonl`, bytes: 0, records: 0 };
  }

  /** What the heartbeat says from now on; events carry the step. */
  show(step: number, state: TrainerState): void {
    this.#step = step;
    this.#heartbeat.show(step, state);
  }

  /** @param step that it is about, where it is not the last one */
  tell(event: EventBody, step = this.#step): void {
    this.#survive('events', () => {
      this.#events.write({ ...event, at: new Date().toISOString(), step });
    });
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
    this.#metrics?.writer.dispose();
    this.#heartbeat.dispose();
    this.#lock.dispose();
  }

  /** Says once that something cannot be written; again only after everything could be. */
  #survive(what: 'document' | 'metrics' | 'events', work: () => void): void {
    const refusal = refusalOf(work);
    const isNews = refusal !== undefined && this.#refused.size === 0;
    if (refusal === undefined) {
      this.#refused.delete(what);
    } else {
      this.#refused.add(what);
    }
    if (isNews) {
      this.warn(refusal.toReport());
    }
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
