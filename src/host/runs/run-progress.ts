import type { Disposable } from '#base/disposable';
import { readHeartbeat } from '#store/heartbeat';
import type { KeyedRow } from '../workbench';
import { remainingMs, withMoment, type StepMoment } from './remaining-time';

/** How far a training is that is under way, between two notes in `run.json`. */
export interface RunProgress {
  readonly step: number;
  /** From 1; 0 before the first step. */
  readonly epoch: number;
  /** Null while no pace is known. */
  readonly leftMs: number | null;
}

/** Follows the trainings under way by their signs of life. */
export interface ProgressWatch extends Disposable {
  of(key: string): RunProgress | undefined;
}

/** What is followed, how often, and who is told. Times are monotonic milliseconds. */
export interface ProgressOptions {
  /** The rows that are looked at: those under way. */
  readonly rows: () => readonly KeyedRow[];
  /** After each look that found progress. @param keys of the runs that went on */
  readonly onDidProgress: (keys: readonly string[]) => void;
  readonly everyMs?: number;
  readonly nowMs?: () => number;
}

/** Looks once a second at the trainings under way, and does nothing while there are none. */
export function watchProgress({ rows, onDidProgress, everyMs = 1_000, nowMs = () => performance.now() }: ProgressOptions): ProgressWatch {
  const moments = new Map<string, readonly StepMoment[]>();
  const progress = new Map<string, RunProgress>();
  const look = (): void => {
    const living = rows();
    forgetOthers(moments, living);
    forgetOthers(progress, living);
    const moved = living.flatMap((row) => {
      const step = row.row.kind === 'run' ? stepOf(row) : undefined;
      if (step === undefined || row.row.kind !== 'run') return [];
      const seen = withMoment(moments.get(row.key) ?? [], { atMs: nowMs(), step });
      moments.set(row.key, seen);
      const before = progress.get(row.key);
      const { steps, epochs } = row.row.run.progress;
      progress.set(row.key, { step, epoch: epochOf(step, steps, epochs), leftMs: remainingMs(seen, steps) });
      return before?.step === step ? [] : [row.key];
    });
    if (moved.length > 0) onDidProgress(moved);
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return {
    of: (key) => progress.get(key),
    dispose: () => {
      clearInterval(timer);
    },
  };
}

function stepOf({ row }: KeyedRow): number | undefined {
  return readHeartbeat(row.directory)?.step;
}

/** The epoch that a step falls into, from 1. */
function epochOf(step: number, steps: number, epochs: number): number {
  if (step === 0 || steps === 0 || epochs === 0) return 0;
  return Math.min(epochs, Math.ceil((step * epochs) / steps));
}

function forgetOthers(map: Map<string, unknown>, living: readonly KeyedRow[]): void {
  const keys = new Set(living.map(({ key }) => key));
  for (const key of map.keys()) if (!keys.has(key)) map.delete(key);
}
