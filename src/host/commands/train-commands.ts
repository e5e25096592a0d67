import { basename } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { parseJsonText } from '#protocol/parsed';
import { recipeSchema } from '#protocol/recipe-schema';
import type { Recipe } from '#model/recipe';
import { readJob, readRecipeText, type RunDirectory } from '#store/run-directory';
import { readSources } from '#store/run-sources';
import { commands, type Uri } from 'vscode';
import { commandId } from '../manifest/command-table';
import { runFor } from '../runs/choose-runs';
import { runName } from '../runs/run-names';
import type { Shell } from '../shell';
import { chooseTraining, folderOf, prepareTraining } from '../training/ask-training';
import { editSettings } from '../training/edit-settings';
import { startTraining } from '../training/start-training';
import { saveFirst, zooFileFor } from '../training/zoo-file';
import { t } from '../words/editor-words';
import type { Handlers } from './handlers';

/** Commands that start trainings. */
export function trainCommands(shell: Shell): Handlers<'train' | 'trainWith' | 'fork'> {
  return {
    train: (...words) => train(shell, words, false),
    trainWith: (...words) => train(shell, words, true),
    fork: (...words) => fork(shell, words),
  };
}

/** @param words the file and the name of the training, where they are known */
async function train(shell: Shell, words: readonly unknown[], asks: boolean): Promise<string | undefined> {
  shell.requireTrust();
  const chosen = await zooFileFor(words);
  if (chosen === undefined) return undefined;
  const { uri } = await saveFirst(chosen);
  const workspaceFolder = folderOf(uri);
  const name = await chooseTraining(shell, uri, trainingIn(words));
  if (name === undefined) return undefined;
  const { recipe, ...prepared } = await prepareTraining(shell, uri, name);
  const edited = asks ? await editSettings(recipe, headingOf(uri, name)) : { recipe, title: null };
  if (edited === undefined) return undefined;
  return await startTraining(shell, { ...prepared, ...edited, workspaceFolder });
}

function headingOf(uri: Uri, training: string): string {
  return t('Train {0} of {1}', training, basename(uri.path));
}

function trainingIn([, second]: readonly unknown[]): string | undefined {
  return typeof second === 'string' ? second : undefined;
}

/** Trains the recipe of a run again, with the settings that a person changes in it. */
async function fork(shell: Shell, words: readonly unknown[]): Promise<string | undefined> {
  shell.requireTrust();
  const found = await runFor(shell, words, { title: t('Train Again with Changed Settings') });
  if (found === undefined) return undefined;
  const { directory } = found.row;
  const edited = await editSettings(readRecipe(directory), t('Train Again: {0}', runName(found.row)));
  if (edited === undefined) return undefined;
  const { folder, file } = readJob(directory);
  return await startTraining(shell, { ...edited, workspaceFolder: found.folder, folder, file, sources: readSources(directory) });
}

/** @throws NeurozooError ZOO3043 when it cannot be read */
function readRecipe(run: RunDirectory): Recipe {
  const parsed = parseJsonText(recipeSchema, readRecipeText(run));
  if (parsed.kind === 'invalid') {
    throw new NeurozooError({ code: 'ZOO3043', message: `The recipe of run ${run.id} cannot be read. ${parsed.problem}` });
  }
  return parsed.value;
}

/** Evaluating a training means evaluating its newest run. */
export async function evaluateNewest(shell: Shell, training: string): Promise<void> {
  const newest = shell.runs.rows().find(({ row }) => row.kind === 'run' && row.run.name === training && row.run.progress.step > 0);
  if (newest === undefined) {
    throw new NeurozooError({ code: 'ZOO6007', message: t('{0} has not been trained yet.', training), hint: t('Train it first.') });
  }
  await commands.executeCommand(commandId('evaluate'), newest.key);
}
