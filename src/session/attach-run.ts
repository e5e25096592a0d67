import { watch, type FSWatcher } from 'node:fs';
import type { Disposable } from '#base/disposable';
import { NeurozooError, type ErrorReport } from '#base/neurozoo-error';
import type { RunEvent } from '#protocol/events';
import type { Heartbeat } from '#protocol/heartbeat';
import type { MetricRecord } from '#protocol/metrics';
import type { RunStatus } from '#protocol/run';
import { EventTail } from '#store/event-log';
import { readHeartbeat } from '#store/heartbeat';
import { livingOwner } from '#store/lock';
import { MetricTail } from '#store/metric-log';
import { readRun, type RunDirectory } from '#store/run-directory';
import { isUnderWay } from '#store/run-list';
import { createLiveness, type Liveness } from './liveness';

/** What a watcher of a run is told, each as it becomes known and in the order of the files. */
export interface RunObserver {
  onDidRecord?(records: readonly MetricRecord[]): void;
  onDidHappen?(event: RunEvent): void;
  onDidBeat?(heartbeat: Heartbeat): void;
  /** How the run stands, now and at each change; `notResponding` is a trainer that lives without a sign of life for ten seconds. */
  onDidChangeStanding?(standing: RunStanding): void;
  /** Something of the run cannot be read; the rest goes on. */
  onDidFail?(report: ErrorReport): void;
}

/** How a run stands for who follows it: as it says itself, or without a sign of life from its trainer. */
export type RunStanding = RunStatus | 'notResponding';

/** How often the files of the run are looked at, and by which clock silence is measured. */
export interface AttachOptions {
  readonly pollMs?: number;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
}

/** A watch on a run. */
export interface RunAttachment extends Disposable {
  /** Settles when no trainer works on the run any more and everything it wrote has been told; also on disposing. */
  readonly settled: Promise<void>;
}

/**
 * Follows a run by its files alone: everything from the beginning, then what is added. Any number of processes may do so at once, and the run does not
 * notice. The system's notices of changed files make it quick; looking every so often makes it certain.
 */
export function attachRun(
  run: RunDirectory,
  observer: RunObserver,
  { pollMs = 200, now = () => performance.now() }: AttachOptions = {},
): RunAttachment {
  const attachment = new Attachment(run, observer, createLiveness(now));
  attachment.begin(pollMs);
  return attachment;
}

class Attachment implements RunAttachment {
  readonly settled: Promise<void>;
  readonly #run: RunDirectory;
  readonly #observer: RunObserver;
  readonly #liveness: Liveness;
  readonly #metrics: MetricTail;
  readonly #events: EventTail;
  #settle: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #watcher: FSWatcher | undefined;
  #standing: RunStanding | undefined;
  #lastBeat: string | undefined;
  #lastProblem: string | undefined;
  #isDisposed = false;

  constructor(run: RunDirectory, observer: RunObserver, liveness: Liveness) {
    this.#run = run;
    this.#observer = observer;
    this.#liveness = liveness;
    this.#metrics = new MetricTail(run);
    this.#events = new EventTail(run);
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  begin(pollMs: number): void {
    this.#timer = setInterval(() => {
      this.#look();
    }, pollMs);
    try {
      this.#watcher = watch(this.#run.path, { persistent: false }, () => {
        this.#look();
      });
      this.#watcher.on('error', () => {
        this.#watcher?.close();
      });
    } catch {
      // Some file systems send no notices; looking every so often is enough.
      this.#watcher = undefined;
    }
    queueMicrotask(() => {
      this.#look();
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    clearInterval(this.#timer);
    this.#watcher?.close();
    this.#settle();
  }

  #look(): void {
    if (this.#isDisposed) {
      return;
    }
    try {
      // Asked before reading: what a trainer wrote before it ended is then read below.
      const standing = this.#readStanding();
      const isBehind = this.#readNews();
      if (standing !== this.#standing && !isBehind) {
        this.#standing = standing;
        this.#observer.onDidChangeStanding?.(standing);
      }
      if (!isBehind && standing !== 'queued' && standing !== 'notResponding' && !isUnderWay(standing)) {
        this.dispose();
      }
    } catch (error) {
      this.#tellProblem(error);
    }
  }

  #readStanding(): RunStanding {
    const owner = livingOwner(this.#run);
    const { status } = readRun(this.#run);
    const heartbeat = readHeartbeat(this.#run);
    if (owner === undefined) {
      return isUnderWay(status) ? 'interrupted' : status;
    }
    if (heartbeat?.nonce === owner.nonce && heartbeat.at !== this.#lastBeat) {
      this.#lastBeat = heartbeat.at;
      this.#liveness.beat();
      this.#observer.onDidBeat?.(heartbeat);
    }
    // An owner that has not written its status yet, or has not let go of the lock yet, is still at work.
    return this.#liveness.isResponding() ? (isUnderWay(status) ? status : 'running') : 'notResponding';
  }

  /** @returns whether there is more to read at once; then another look follows soon */
  #readNews(): boolean {
    const { records, more } = this.#metrics.read();
    if (records.length > 0) {
      this.#observer.onDidRecord?.(records);
    }
    for (const event of this.#events.read()) {
      this.#observer.onDidHappen?.(event);
    }
    if (more) {
      setImmediate(() => {
        this.#look();
      });
    }
    return more;
  }

  /** One problem is told once, not at every look. */
  #tellProblem(error: unknown): void {
    if (!(error instanceof NeurozooError)) {
      throw error;
    }
    if (error.message !== this.#lastProblem) {
      this.#lastProblem = error.message;
      this.#observer.onDidFail?.(error.toReport());
    }
  }
}
