import { posix } from 'node:path';
import { ProgressLocation, window, workspace, type WorkspaceFolder } from 'vscode';
import { createTrainingRun, type TrainingRequest } from '#session/create-training-run';
import { labelText } from '#session/label-text';
import { refuseUnavailable } from '#session/refuse-unavailable';
import { startTrainer } from '#session/start-trainer';
import type { Shell } from '../shell';
import { t } from '../words/editor-words';
import { showCurves } from './show-curves';
import { trainerOptions } from './trainer-options';

/** What is trained, and where its run goes. */
export interface Training extends Pick<TrainingRequest, 'folder' | 'file' | 'sources' | 'recipe' | 'title'> {
  readonly workspaceFolder: WorkspaceFolder;
}

/**
 * Makes a run, starts its trainer and shows the curves. The trainer goes on without this window.
 *
 * @returns the key of the run
 * @throws NeurozooError ZOO5002 without trust, ZOO1320 and ZOO6009 for what this version cannot train, ZOO3030 when the trainer does not start
 */
export async function startTraining(shell: Shell, { workspaceFolder, title, ...training }: Training): Promise<string> {
  shell.requireTrust();
  refuseUnavailable(training.recipe);
  const run = createTrainingRun({
    ...training,
    workspace: workspaceFolder.uri.fsPath,
    title: title === null ? null : labelText(title, 'title'),
    permission: shell.requireTrust,
  });
  const key = posix.join(workspaceFolder.name, run.id);
  shell.runs.refresh(key);
  shell.log.info(`Training ${training.recipe.name} of ${training.file} as ${run.id}`);
  await window.withProgress({ location: ProgressLocation.Window, title: t('Starting {0}', training.recipe.name) }, async () => {
    await startTrainer(trainerOptions(shell, run));
  });
  shell.runs.refresh(key);
  if (workspace.getConfiguration('neurozoo').get<boolean>('curves.openOnTrain') ?? true) showCurves(shell, [key], 'beside');
  return key;
}
