import { NeurozooError } from '#base/neurozoo-error';
import { overrideRecipe } from '#model/override-recipe';
import type { Recipe } from '#model/recipe';
import { toCliLine } from '#protocol/cli-events';
import { alwaysAllowed } from '#session/spawn-permission';
import { startTrainer } from '#session/start-trainer';
import { chooseDeclaration } from '../choose-declaration';
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
    throw new NeurozooError({ code: 'ZOO6008', message: `${name} has errors and is not trained.` });
  }
  const recipe = configured(chooseDeclaration({ of: file.analysis.trainings, kind: 'training', file: name }, training), invocation);
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

/** The recipe with what the command line changes. @throws NeurozooError ZOO6004 for a setting that is none or does not fit */
function configured(recipe: Recipe, { options }: Invocation): Recipe {
  const pairs = options.list('set').map(toSetting);
  const named = (['epochs', 'steps', 'seed', 'backend'] as const).flatMap((key) => {
    const value = options.text(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const { recipe: changed, problems } = overrideRecipe(recipe, Object.fromEntries([...pairs, ...named]));
  const [problem] = problems;
  if (problem !== undefined) {
    throw new NeurozooError({ ...problem, code: 'ZOO6004' });
  }
  return changed;
}

/** `batch=64` as name and value. @throws NeurozooError ZOO6004 without an equals sign */
function toSetting(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) {
    throw new NeurozooError({ code: 'ZOO6004', message: `--set takes NAME=VALUE, but was given "${pair}".` });
  }
  return [pair.slice(0, at), pair.slice(at + 1)];
}
