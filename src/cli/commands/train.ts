import { NeurozooError } from '#base/neurozoo-error';
import { prepareTraining } from '#language/training/prepare-training';
import { toCliLine } from '#protocol/cli-events';
import { alwaysAllowed } from '#session/spawn-permission';
import { startTrainer } from '#session/start-trainer';
import type { ExitStatus, Invocation } from '../command';
import { hasErrors, writeDiagnostics } from '../diagnostic-report';
import { followRun } from '../follow-run';
import { loadFile } from '../load-file';
import { productFile } from '../product-file';
import { newRun, preparationOf } from '../run-training';

/** `neurozoo train FILE [TRAINING] …`. */
export async function runTrain(invocation: Invocation): Promise<ExitStatus> {
  const { output, options, directory } = invocation;
  const [name = '', training] = invocation.positional;
  const file = loadFile(name, directory);
  if (hasErrors(file.analysis.diagnostics)) {
    writeDiagnostics(output, file);
  }
  const prepared = prepareTraining(file.analysis, {
    file: name,
    training,
    settings: options.list('set'),
    options: {
      epochs: options.text('epochs'),
      steps: options.text('steps'),
      seed: options.text('seed'),
      backend: options.text('backend'),
    },
  });
  if (prepared.kind === 'refused') {
    throw new NeurozooError(prepared.report);
  }
  const { recipe } = prepared;
  const interrupted = invocation.interruption();
  const run = newRun(file, recipe, invocation);
  const started = await startTrainer({ run, trainerScript: productFile('dist/trainer.js'), permission: alwaysAllowed });
  if (options.flag('detach')) {
    const { name: training, backend } = recipe;
    output.jsonLine(toCliLine({ event: 'start', run: run.id, training, backend, device: null, directory: run.path }));
    output.line(`${run.id} trains as process ${String(started.pid)}; neurozoo runs shows it, neurozoo stop ${run.id} stops it.`);
    return 0;
  }
  output.line(`${recipe.name} of ${name} as run ${run.id}`);
  return followRun({ run, output, resumed: null, preparing: preparationOf(recipe), interrupted });
}
