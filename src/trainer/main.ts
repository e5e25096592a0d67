import { trainRun } from './train-run';

/**
 * Entry of the training process: `node trainer.js <run folder>`. Everything else stands in the folder's `job.json`. Ends with 0 when the run finished or
 * was stopped, and with 1 when it failed; why stands in `run.json`.
 */
const runDirectory = process.argv[2];
if (runDirectory === undefined) {
  process.stderr.write('Usage: trainer RUN-FOLDER\n');
  process.exitCode = 2;
} else {
  const training = trainRun(runDirectory, {
    nowMs: () => performance.now(),
    pause: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
      }),
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      training.requestStop();
    });
  }
  process.exitCode = (await training.done) ? 0 : 1;
}
