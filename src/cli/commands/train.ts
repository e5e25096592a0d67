import { NeurozooError } from '#base/neurozoo-error';
import { overrideRecipe } from '#language/training/override-recipe';
import type { Recipe } from '#model/recipe';
import { unavailableSources } from '#model/source-catalogue';
import { startTrainer } from '#session/start-trainer';
import { sendControl } from '#session/send-control';
import { chooseDeclaration } from '../choose-declaration';
import type { ExitStatus, Invocation } from '../command';

import { hasErrors, writeDiagnostics } from '../diagnostic-report';
import { followRun } from '../follow-run';
import { loadFile } from '../load-file';
import { productFile } from '../product-file';
import { newRun } from '../run-training';

/** `neurozoo train FILE [TRAINING] …`. */
export async function runTrain(invocation: Invocation): Promise<ExitStatus> {
  const { output, options, directory } = invocation;
  const [name = '', training] = invocation.positional;
  const file = loadFile(name, directory);
  if (hasErrors(file.analysis.diagnostics)) {
    writeDiagnostics(output, file);
    throw new NeurozooError({ code: 'ZOO6008', message: `${name} has errors and is not trained.` });
  }
  const recipe = configured(chooseDeclaration({ of: file.analysis.trainings, kind: 'training', file: name }, training), invocation);
  refuseUnavailable(recipe);
  const run = newRun(file, recipe, invocation);
  const started = await startTrainer({ run, trainerScript: productFile('dist/trainer.js') });
  output.json({ event: 'start', run: run.id, training: recipe.name, backend: recipe.backend, directory: run.path });
  if (options.flag('detach')) {
    output.line(`${run.id} trains as process ${String(started.pid)}; neurozoo runs shows it, neurozoo stop ${run.id} stops it.`);
    return 0;
  }
  output.line(`${recipe.name} of ${name} as run ${run.id}`);
  return followRun({
    run,
    output,
    afterStep: 0,
    interrupted: invocation.interrupted,
    onInterrupt: () => {
      sendControl(run, { kind: 'stop', discard: false });
    },
  });
}

/** @throws NeurozooError ZOO1320 when the data need a reader that this version lacks */
function refuseUnavailable(recipe: Recipe): void {
  const [missing] = unavailableSources(recipe.data);
  if (missing !== undefined) {
    throw new NeurozooError({
      code: 'ZOO1320',
      message: `${recipe.data.name} comes from ${missing}, which this version cannot read yet.`,
      hint: 'The file checks, draws and counts; to train, use data of another source.',
    });
  }
}

/** The recipe with what the command line changes. @throws NeurozooError ZOO6004 for a setting that is none or does not fit */
function configured(recipe: Recipe, { options }: Invocation): Recipe {
  const settings: Record<string, string> = {};
  for (const pair of options.list('set')) {
    const [key = '', ...value] = pair.split('=');
    settings[key] = value.join('=');
  }
  for (const key of ['epochs', 'steps', 'seed', 'backend'] as const) {
    const value = options.text(key);
    if (value !== undefined) {
      settings[key] = value;
    }
  }
  const { recipe: changed, problems } = overrideRecipe(recipe, settings);
  const [problem] = problems;
  if (problem !== undefined) {
    throw new NeurozooError({ ...problem, code: 'ZOO6004' });
  }
  return changed;
}
