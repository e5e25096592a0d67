import { watch } from 'node:fs';
import { attachRun } from '#session/attach-run';
import { checkpointsFolder, listCheckpoints } from '#store/checkpoint-folder';
import { readRun, type RunDirectory } from '#store/run-directory';
import { isUnderWay } from '#store/run-list';
import type { StartedTrainer } from '#session/start-trainer';
import type { TestRandom } from '../../store/random';
import { newTraining, type JobName } from './jobs';
import { resume, start, stepOf, trainToTheEnd } from './run-trainer';
import { classify, leftovers, resultOf, type CrashClass, type TrainingResult } from './training-result';

/** When a trainer is killed: as soon as it lives, after the record of a step, or a moment after it has begun to write a checkpoint. */
export type Blow =
  { readonly at: 'start' } | { readonly at: 'step'; readonly step: number } | { readonly at: 'save'; readonly microseconds: number };

/** What came of killing a training, resuming it and letting it end. */
export interface KillOutcome {
  readonly class: CrashClass;
  /** For messages: how it was killed and what is left. */
  readonly story: string;
  /** Blows that came before the training had ended by itself. */
  readonly struck: number;
  /** Steps that had to be done again, over all kills. */
  readonly lostSteps: number;
  /** From asking for the resume to its first step, one a kill. */
  readonly resumeMs: readonly number[];
}

/** A blow at a random moment of a training of so many steps. */
export function randomBlow(random: TestRandom, steps: number): Blow {
  switch (random.below(8)) {
    case 0:
      return { at: 'start' };
    case 1:
    case 2:
      return { at: 'save', microseconds: random.below(30_000) };
    default:
      return { at: 'step', step: random.below(steps - 2) + 1 };
  }
}

/** Trains a fresh run of the job, strikes it with each blow in turn, lets it end, and compares. */
export async function killAndResume(job: JobName, blows: readonly Blow[], reference: TrainingResult): Promise<KillOutcome> {
  const run = newTraining(job);
  const resumeMs: number[] = [];
  let lostSteps = 0;
  let struck = 0;
  let trainer = await start(run);
  for (const blow of blows) {
    const reached = await strike(run, trainer, blow);
    struck += isUnderWay(readRun(run).status) ? 1 : 0;
    lostSteps += Math.max(0, reached - (listCheckpoints(run)[0]?.step ?? 0));
    const attempt = readRun(run).attempts + 1;
    const askedMs = performance.now();
    trainer = await resume(run);
    await firstStepOf(run, attempt);
    resumeMs.push(performance.now() - askedMs);
  }
  await trainer.ended;
  return {
    class: classify(run, reference),
    story: `${job} ${JSON.stringify(blows)} in ${run.path}: ${leftovers(run).join(' ')}`,
    struck,
    lostSteps,
    resumeMs,
  };
}

/** Waits for the first step of an attempt, or for its end where it has none to do. */
async function firstStepOf(run: RunDirectory, attempt: number): Promise<void> {
  let isReached = false;
  const attachment = attachRun(run, {
    onDidRecord: (records) => {
      for (const record of records) {
        isReached ||= record.kind === 'header' && record.attempt >= attempt;
        if (isReached && record.kind === 'step') {
          attachment.dispose();
        }
      }
    },
  });
  await attachment.settled;
}

/** The result of a job that nobody interrupts. */
export async function uninterrupted(job: JobName): Promise<TrainingResult> {
  const run = newTraining(job);
  await trainToTheEnd(run);
  return resultOf(run);
}

/** Kills the trainer at the moment of the blow, unless it ends before. @returns the last step that it had recorded */
async function strike(run: RunDirectory, { pid, ended }: StartedTrainer, blow: Blow): Promise<number> {
  let step = 0;
  const attachment = attachRun(run, {
    onDidRecord: (records) => {
      for (const record of records) {
        step = record.kind === 'header' ? (record.resumedFrom ?? 0) : record.step;
      }
    },
  });
  await Promise.race([momentOf(run, blow), ended]);
  kill(pid);
  await ended;
  await attachment.settled;
  return step;
}

async function momentOf(run: RunDirectory, blow: Blow): Promise<unknown> {
  switch (blow.at) {
    case 'start':
      return;
    case 'step':
      return stepOf(run, blow.step).catch(() => undefined);
    case 'save':
      return new Promise<void>((resolve) => {
        const watcher = watch(checkpointsFolder(run), (_event, name) => {
          if (name?.startsWith('.tmp-') === true) {
            watcher.close();
            spinFor(blow.microseconds);
            resolve();
          }
        });
      });
  }
}

/** Timers count whole milliseconds; a save is shorter than a few of them. */
function spinFor(microseconds: number): void {
  const untilMs = performance.now() + microseconds / 1000;
  while (performance.now() < untilMs);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
    return;
  }
}
