import { basename, dirname, resolve } from 'node:path';
import type { Recipe } from '#model/recipe';
import { createTrainingRun } from '#session/create-training-run';
import { startTrainer } from '#session/start-trainer';
import { readRun, type RunDirectory } from '#store/run-directory';
import type { Run } from '#protocol/run';
import { alwaysAllowed } from '#session/spawn-permission';
import type { Invocation } from './command';
import { followRun } from './follow-run';
import type { LoadedFile } from './load-file';
import { labelText } from '#session/label-text';
import { productFile } from './product-file';
import { refuseUnavailable } from '#session/refuse-unavailable';

/** Makes the folder of a run of a file's recipe, in the folder that the command runs in. @throws NeurozooError ZOO1320, ZOO6009 where it cannot run */
export function newRun(file: LoadedFile, recipe: Recipe, { options, directory }: Invocation): RunDirectory {
  refuseUnavailable(recipe);
  const title = options.text('run');
  return createTrainingRun({
    workspace: resolve(directory),
    folder: dirname(file.path),
    file: basename(file.path),
    sources: [{ name: basename(file.path), text: file.text }],
    recipe,
    permission: alwaysAllowed,
    title: title === undefined ? null : labelText(title, 'title'),
  });
}

/** What is done before the first step, as the status line says it. */
export function preparationOf(recipe: Recipe): string {
  return `Reading ${recipe.data.name} and preparing ${recipe.name}`;
}

/** Trains a recipe to its end with a status line only, and gives back how the run stands then. @throws the reason of the signal when interrupted */
export async function trainQuietly(
  file: LoadedFile,
  recipe: Recipe,
  invocation: Invocation,
): Promise<{ directory: RunDirectory; run: Run }> {
  const interrupted = invocation.interruption();
  const directory = newRun(file, recipe, invocation);
  await startTrainer({ run: directory, trainerScript: productFile('dist/trainer.js'), permission: alwaysAllowed });
  await followRun({
    run: directory,
    output: { ...invocation.output, line: () => undefined, jsonLine: () => undefined },
    resumedAfter: null,
    preparing: preparationOf(recipe),
    interrupted,
  });
  interrupted.throwIfAborted();
  return { directory, run: readRun(directory) };
}
