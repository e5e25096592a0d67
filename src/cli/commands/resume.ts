import { NeurozooError } from '#base/neurozoo-error';
import { toCliLine } from '#protocol/cli-events';
import { resumeRun } from '#session/resume-run';
import { alwaysAllowed } from '#session/spawn-permission';
import { loadCheckpoint } from '#store/checkpoint';
import { readRun, type RunDirectory } from '#store/run-directory';
import type { ExitStatus, Invocation } from '../command';
import { findRun, storeOf } from '../find-run';
import { followRun } from '../follow-run';
import { productFile } from '../product-file';

/** `neurozoo resume RUN …`. */
export async function runResume({ positional, options, output, directory, interruption }: Invocation): Promise<ExitStatus> {
  const interrupted = interruption();
  const run = findRun(storeOf(directory), positional[0] ?? '', directory);
  const resumed = { attempt: readRun(run).attempts + 1, step: stepToGoOnAfter(run), askedAt: Date.now() };
  const step = String(resumed.step);
  const started = await resumeRun(
    { run, trainerScript: productFile('dist/trainer.js'), permission: alwaysAllowed },
    { from: 'newest', force: options.flag('force'), epochs: options.number('epochs') ?? null, backend: options.text('backend') ?? null },
  );
  output.line(`${run.id} goes on after step ${step}`);
  if (options.flag('detach')) {
    output.jsonLine(toCliLine({ event: 'resume', run: run.id, step: resumed.step, backend: readRun(run).backend, device: null }));
    output.line(`It trains as process ${String(started.pid)}; neurozoo stop ${run.id} stops it.`);
    return 0;
  }
  return followRun({
    run,
    output,
    resumed,
    preparing: `Reading the data and the checkpoint of step ${step}`,
    interrupted,
  });
}

/** The step of the newest checkpoint that is whole, as the trainer will find it; 0: it begins again. */
function stepToGoOnAfter(run: RunDirectory): number {
  try {
    return loadCheckpoint(run, 'newest').origin.step;
  } catch (error) {
    if (error instanceof NeurozooError && error.code === 'ZOO3020') {
      return 0;
    }
    throw error;
  }
}
