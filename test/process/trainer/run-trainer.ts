import type { Job } from '#protocol/job';
import type { RunEvent } from '#protocol/events';
import type { StepRecord } from '#protocol/metrics';
import { attachRun } from '#session/attach-run';
import { resumeRun } from '#session/resume-run';
import { startTrainer, type StartedTrainer } from '#session/start-trainer';
import { alwaysAllowed } from '#session/spawn-permission';
import { livingOwner } from '#store/lock';
import type { RunDirectory } from '#store/run-directory';
import { trainerScript } from './trainer-bundle';

/** Starts the real trainer on a run, or another script in its place. */
export function start(
  run: RunDirectory,
  environment: Readonly<Record<string, string>> = {},
  script = trainerScript,
): Promise<StartedTrainer> {
  return startTrainer({ run, trainerScript: script, permission: alwaysAllowed, environment: { ...process.env, ...environment } });
}

/** Goes on from the newest checkpoint, or as asked. */
export function resume(
  run: RunDirectory,
  changes: {
    readonly from?: NonNullable<Job['resume']>['from'];
    readonly force?: boolean;
    readonly epochs?: number;
    readonly backend?: string;
  } = {},
): Promise<StartedTrainer> {
  const { from = 'newest', force = false, epochs = null, backend = null } = changes;
  return resumeRun({ run, trainerScript, permission: alwaysAllowed }, { from, force, epochs, backend });
}

/** Trains a run to its end without striking it. */
export async function trainToTheEnd(run: RunDirectory): Promise<void> {
  const { ended } = await start(run);
  await ended;
}

/** Waits until the run's trainer has written an event of this kind, this attempt or an earlier one having had fewer than `count`. */
export function eventOf<K extends RunEvent['kind']>(run: RunDirectory, kind: K, count = 1): Promise<Extract<RunEvent, { kind: K }>> {
  let seen = 0;
  return firstOf(run, `event ${kind}`, (found) => ({
    onDidHappen: (event) => {
      if (isOfKind(event, kind) && ++seen === count) {
        found(event);
      }
    },
  }));
}

/** Waits for the record of a step or of a later one. */
export function stepOf(run: RunDirectory, step: number): Promise<StepRecord> {
  return firstOf(run, `step ${String(step)}`, (found) => ({
    onDidRecord: (records) => {
      const record = records.find((candidate) => candidate.kind === 'step' && candidate.step >= step);
      if (record?.kind === 'step') {
        found(record);
      }
    },
  }));
}

/** Waits for a heartbeat that says so many steps, without reading anything else. */
export function beatOf(run: RunDirectory, step: number): Promise<number> {
  return firstOf(run, `a heartbeat at step ${String(step)}`, (found) => ({
    onDidBeat: (heartbeat) => {
      if (heartbeat.step >= step) {
        found(heartbeat.step);
      }
    },
  }));
}

/** Ends what a failed test left. */
export function killOwner(run: RunDirectory): void {
  const owner = livingOwner(run);
  if (owner !== undefined) {
    process.kill(owner.pid, 'SIGKILL');
  }
}

function isOfKind<K extends RunEvent['kind']>(event: RunEvent, kind: K): event is Extract<RunEvent, { kind: K }> {
  return event.kind === kind;
}

/** The first thing that an observer finds; an error when the trainer ends before. */
async function firstOf<T>(
  run: RunDirectory,
  what: string,
  observerFor: (found: (value: T) => void) => Parameters<typeof attachRun>[1],
): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const attachment = attachRun(
      run,
      observerFor((value) => {
        resolve(value);
        queueMicrotask(() => {
          attachment.dispose();
        });
      }),
      { pollMs: 20 },
    );
    attachment.settled.then(() => {
      reject(new Error(`The trainer of ${run.path} ended before ${what}.`));
    }, reject);
  });
}
