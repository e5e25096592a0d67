import { NeurozooError } from '#base/neurozoo-error';
import { fileDoorFor } from '#store/crashing-file-door';
import { diskDoor } from '#store/file-door';
import { openRunDirectory } from '#store/run-directory';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { trainRun } from './train-run';

/**
 * Entry of the training process: `node trainer.js <run folder>`. Everything else stands in the folder's `job.json`. Ends with 0 when the run finished or
 * was stopped, with 1 when it failed; why stands in `run.json`; and with 2 when it could not begin, which it says on standard error.
 */
async function train(folder: string): Promise<number> {
  const run = openRunDirectory(folder, fileDoorFor(process.env, diskDoor));
  const training = trainRun(run, {
    nowMs: () => performance.now(),
    pause: (ms) => (ms === 0 ? setImmediate() : setTimeout(ms)),
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      training.requestStop();
    });
  }
  return (await training.done) ? 0 : 1;
}

// A full disk takes no log either; that must not end the training.
process.stderr.on('error', () => undefined);
try {
  const folder = process.argv[2];
  if (folder === undefined) {
    throw new NeurozooError({ code: 'ZOO3001', message: 'The folder of a run must be given.' });
  }
  process.exitCode = await train(folder);
} catch (error) {
  const text = error instanceof NeurozooError ? `${error.code} ${error.message}` : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 2;
}
