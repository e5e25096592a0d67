import { toCliLine } from '#protocol/cli-events';
import { resumeRun } from '#session/resume-run';
import { alwaysAllowed } from '#session/spawn-permission';
import { listCheckpoints } from '#store/checkpoint-folder';
import { readRun } from '#store/run-directory';
import type { ExitStatus, Invocation } from '../command';
import { findRun, storeOf } from '../find-run';
import { followRun } from '../follow-run';
import { productFile } from '../product-file';

/** `neurozoo resume RUN …`. */
export async function runResume({ positional, options, output, directory, interruption }: Invocation): Promise<ExitStatus> {
  const interrupted = interruption();
  const run = findRun(storeOf(directory), positional[0] ?? '', directory);
  const step = listCheckpoints(run)[0]?.step ?? 0;
  const started = await resumeRun(
    { run, trainerScript: productFile('dist/trainer.js'), permission: alwaysAllowed },
    { from: 'newest', force: options.flag('force'), epochs: options.number('epochs') ?? null, backend: options.text('backend') ?? null },
  );
  output.line(`${run.id} goes on after step ${String(step)}`);
  if (options.flag('detach')) {
    output.jsonLine(toCliLine({ event: 'resume', run: run.id, step, backend: readRun(run).backend, device: null }));
    output.line(`It trains as process ${String(started.pid)}; neurozoo stop ${run.id} stops it.`);
    return 0;
  }
  return followRun({
    run,
    output,
    resumedAfter: step,
    preparing: `Reading the data and the checkpoint of step ${String(step)}`,
    interrupted,
  });
}
