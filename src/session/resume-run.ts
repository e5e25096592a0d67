import type { Job } from '#protocol/job';
import { createNonce, readJob, writeJob } from '#store/run-directory';
import { refuseLiving, startTrainer, type StartedTrainer, type StartOptions } from './start-trainer';

/** What may be asked anew when a run goes on. */
export interface ResumeRequest {
  readonly from: NonNullable<Job['resume']>['from'];
  /** Goes on although something differs from the checkpoint, and marks the run. */
  readonly force: boolean;
  /** A new length, or null for the one it had. */
  readonly epochs: number | null;
  /** Another target, which needs force; or null for the one it had. */
  readonly backend: string | null;
}

/**
 * Goes on with a run from a checkpoint, in a new attempt.
 *
 * @throws NeurozooError as {@link startTrainer}, before anything is written where the run is trained already; ZOO3002 when the run's `job.json` is damaged
 */
export async function resumeRun(options: StartOptions, { from, force, epochs, backend }: ResumeRequest): Promise<StartedTrainer> {
  refuseLiving(options.run);
  const job = readJob(options.run);
  const length = epochs === null ? {} : { epochs, steps: null };
  writeJob(options.run, {
    ...job,
    nonce: createNonce(),
    options: { ...job.options, ...length },
    resume: { from, force, epochs, backend },
  });
  return await startTrainer(options);
}
