import { basename, dirname, resolve } from 'node:path';
import type { Recipe } from '#model/recipe';
import { createTrainingRun } from '#session/create-training-run';
import { sendControl } from '#session/send-control';
import { startTrainer } from '#session/start-trainer';
import { readRun, type RunDirectory } from '#store/run-directory';
import type { Run } from '#protocol/run';
import type { Invocation } from './command';
import { followRun } from './follow-run';
import type { LoadedFile } from './load-file';
import { productFile } from './product-file';

/** Makes the folder of a run of a file's recipe, in the folder that the command runs in. */
export function newRun(file: LoadedFile, recipe: Recipe, { options, directory }: Invocation): RunDirectory {
  return createTrainingRun({
    workspace: resolve(directory),
    folder: dirname(file.path),
    file: basename(file.path),
    sources: [{ name: basename(file.path), text: file.text }],
    recipe,
    title: options.text('run') ?? null,
    verify: options.flag('verify'),
  });
}

/** Trains a recipe to its end with a status line only, and gives back how the run stands then. */
export async function trainQuietly(
  file: LoadedFile,
  recipe: Recipe,
  invocation: Invocation,
): Promise<{ directory: RunDirectory; run: Run }> {
  const directory = newRun(file, recipe, invocation);
  await startTrainer({ run: directory, trainerScript: productFile('dist/trainer.js') });
  await followRun({
    run: directory,
    output: { ...invocation.output, line: () => undefined, jsonLine: () => undefined },
    afterStep: 0,
    interrupted: invocation.interrupted,
    onInterrupt: () => {
      sendControl(directory, { kind: 'stop', discard: false });
    },
  });
  return { directory, run: readRun(directory) };
}
