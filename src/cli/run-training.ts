import { basename, dirname, resolve } from 'node:path';
import type { Recipe } from '#model/recipe';
import { createTrainingRun } from '#session/create-training-run';
import { startTrainer } from '#session/start-trainer';
import { deleteRun, purgeTrash } from '#store/delete-run';
import { readRun, type RunDirectory } from '#store/run-directory';
import type { Run } from '#protocol/run';
import { alwaysAllowed } from '#session/spawn-permission';
import type { Invocation } from './command';
import { storeOf } from './find-run';
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

/** A training that is done to find something out. */
export interface Tryout {
  readonly file: LoadedFile;
  readonly recipe: Recipe;
  readonly invocation: Invocation;
}

/**
 * Trains a recipe to its end with a status line only, and gives back what `judge` finds in its run. The run is removed for good then, so that trials do
 * not crowd the list; one that failed or died stays, for its log says why.
 *
 * @throws the reason of the signal when interrupted
 */
export async function tryRecipe<T>(
  { file, recipe, invocation }: Tryout,
  judge: (tried: { readonly directory: RunDirectory; readonly run: Run }) => T,
): Promise<T> {
  const interrupted = invocation.interruption();
  const directory = newRun(file, recipe, invocation);
  await startTrainer({ run: directory, trainerScript: productFile('dist/trainer.js'), permission: alwaysAllowed });
  await followRun({
    run: directory,
    output: { ...invocation.output, line: () => undefined, jsonLine: () => undefined },
    resumed: null,
    preparing: preparationOf(recipe),
    interrupted,
  });
  const run = readRun(directory);
  const found = judge({ directory, run });
  if (run.status === 'finished' || run.status === 'stopped') {
    const store = storeOf(invocation.directory);
    purgeTrash(store, deleteRun(store, directory.id));
  }
  interrupted.throwIfAborted();
  return found;
}
