import { commands, window, workspace } from 'vscode';
import { formatDuration } from '#base/format-quantity';
import { commandId, type CommandName } from '../manifest/command-table';
import { runName } from '../runs/run-names';
import { headlineText } from '../runs/run-view';
import type { Shell } from '../shell';
import { t } from '../words/editor-words';
import type { TrainingEnd } from './training-ends';

/** Tells the end of a training: a failure always, a success as `neurozoo.notifications.finished` says. */
export async function tellTrainingEnd(shell: Shell, { row: { key, row }, status }: TrainingEnd): Promise<void> {
  if (row.kind !== 'run') return;
  const name = runName(row);
  if (status === 'finished') {
    if (!wantsToKnow()) return;
    const { startedAt, endedAt } = row.run;
    const took = startedAt === null || endedAt === null ? '' : formatDuration(Date.parse(endedAt) - Date.parse(startedAt));
    const message = t('{0} has finished: {1} in {2}.', name, headlineText(row.run) ?? '', took);
    await offer(key, window.showInformationMessage(message, t('Open Curves'), t('Evaluate')));
    return;
  }
  shell.log.error(`${row.run.id}: ${row.run.error?.message ?? status}`);
  const message =
    status === 'failed'
      ? t('{0} has failed: {1}', name, row.run.error?.message ?? t('its process ended.'))
      : t('{0} was interrupted: its process ended without a word. It can go on from its last checkpoint.', name);
  await offer(key, window.showErrorMessage(message, t('Open Curves'), t('Open Log'), t('Resume')));
}

function wantsToKnow(): boolean {
  const when = workspace.getConfiguration('neurozoo').get<string>('notifications.finished');
  return when === 'always' || (when !== 'never' && !window.state.focused);
}

async function offer(key: string, chosen: Thenable<string | undefined>): Promise<void> {
  const actions: Readonly<Record<string, CommandName>> = {
    [t('Open Curves')]: 'openCurves',
    [t('Evaluate')]: 'evaluate',
    [t('Open Log')]: 'showLog',
    [t('Resume')]: 'resume',
  };
  const action = actions[(await chosen) ?? ''];
  if (action !== undefined) await commands.executeCommand(commandId(action), key);
}
