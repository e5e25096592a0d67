import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { commands, env, Uri, window, workspace } from 'vscode';
import { NeurozooError } from '#base/neurozoo-error';
import { isUnderWay } from '#store/run-list';
import { checkpointsFolder, listCheckpoints, readBest } from '#store/checkpoint-folder';
import { deleteRun, listTrash, restoreRun } from '#store/delete-run';
import { openStore, type RunDirectory, type RunStore } from '#store/run-directory';
import { trainerLogPath } from '#session/log-end';
import { runFor, runsFor } from '../runs/choose-runs';
import { runName } from '../runs/run-names';
import type { Shell } from '../shell';
import { t } from '../words/editor-words';
import type { CatalogRow } from '../workbench';
import type { Handlers } from './handlers';

type FileCommand = 'exportRun' | 'exportWeights' | 'revealRun' | 'copyRunPath' | 'showLog' | 'deleteRun' | 'restoreRun';

/** Commands about the folders of runs. */
export function runFileCommands(shell: Shell): Handlers<FileCommand> {
  return {
    exportRun: (...words) => exportRun(shell, words),
    exportWeights: (...words) => exportWeights(shell, words),
    revealRun: async (...words) => {
      const [found] = await runsFor(shell, words, { title: t('Reveal Run') });
      if (found !== undefined) await commands.executeCommand('revealFileInOS', Uri.file(found.row.directory.path));
    },
    copyRunPath: async (...words) => {
      const rows = await runsFor(shell, words, { title: t('Copy Path of Run') });
      if (rows.length > 0) await env.clipboard.writeText(rows.map(({ row }) => row.directory.path).join('\n'));
    },
    showLog: (...words) => showLog(shell, words),
    deleteRun: (...words) => deleteRuns(shell, words),
    restoreRun: () => restore(shell),
  };
}

async function exportRun(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const found = await runFor(shell, words, { title: t('Export Run') });
  if (found === undefined) return;
  const { path, id } = found.row.directory;
  const target = await window.showSaveDialog({
    title: t('Copy the folder of {0} to', runName(found.row)),
    defaultUri: Uri.joinPath(found.folder.uri, id),
    saveLabel: t('Export'),
  });
  if (target === undefined) return;
  // What says that a process works on the run stays behind: the copy belongs to none.
  const filter = (source: string): boolean => !/[/\\](lock[^/\\]*|heartbeat\.json|control\.jsonl)$/.test(source);
  await cp(path, target.fsPath, { recursive: true, errorOnExist: true, force: false, filter });
  void window.showInformationMessage(t('{0} is copied to {1}.', runName(found.row), target.fsPath));
}

async function exportWeights(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const found = await runFor(shell, words, { title: t('Export Weights') });
  if (found === undefined) return;
  const weights = newestWeights(found.row.directory);
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(found.folder.uri, `${found.row.directory.id}.safetensors`),
    filters: { safetensors: ['safetensors'] },
    saveLabel: t('Export'),
  });
  if (target !== undefined) await workspace.fs.copy(Uri.file(weights), target, { overwrite: true });
}

/** The weights of the best checkpoint, else of the newest. @throws NeurozooError ZOO3020 where there is none */
function newestWeights(run: RunDirectory): string {
  const step = readBest(run)?.step ?? listCheckpoints(run)[0]?.step;
  if (step === undefined) {
    throw new NeurozooError({
      code: 'ZOO3020',
      message: t('{0} has no checkpoint yet.', run.id),
      hint: t('Write one, or wait for the end of an epoch.'),
    });
  }
  const name = listCheckpoints(run).find((checkpoint) => checkpoint.step === step)?.name ?? `step-${String(step)}`;
  return join(checkpointsFolder(run), name, 'weights.safetensors');
}

async function showLog(shell: Shell, words: readonly unknown[]): Promise<void> {
  const [found] = await runsFor(shell, words, { title: t('Show Log of Run') });
  if (found === undefined) return;
  const path = trainerLogPath(found.row.directory);
  if (found.row.directory.door.lstat(path) === undefined) {
    void window.showInformationMessage(t('The trainer of {0} has printed nothing.', runName(found.row)));
    return;
  }
  await window.showTextDocument(Uri.file(path), { preview: true });
}

async function deleteRuns(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const rows = await runsFor(shell, words, {
    title: t('Delete Run'),
    fits: (row) => row.kind === 'damaged' || !isUnderWay(row.status),
  });
  if (rows.length === 0) return;
  const deleted = rows.map((row) => ({ row, trashName: deleteRun(storeOf(row), row.row.directory.id) }));
  for (const { row } of deleted) shell.runs.refresh(row.key);
  const names = rows.map(({ row }) => runName(row));
  const message = names.length === 1 ? t('{0} was deleted.', names.join('')) : t('{0} runs were deleted.', names.length);
  const undo = t('Undo');
  if ((await window.showInformationMessage(message, undo)) !== undo) return;
  for (const { row, trashName } of deleted) {
    restoreRun(storeOf(row), trashName);
    shell.runs.refresh(row.key);
  }
}

async function restore(shell: Shell): Promise<void> {
  shell.requireTrust();
  const items = (workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .flatMap((folder) => {
      const store = openStore(folder.uri.fsPath);
      return listTrash(store).map((trashName) => ({ label: trashName.slice(0, trashName.indexOf('.')), folder, store, trashName }));
    });
  if (items.length === 0) {
    void window.showInformationMessage(t('No run has been deleted.'));
    return;
  }
  const picked = await window.showQuickPick(items, { title: t('Restore Deleted Run') });
  if (picked === undefined) return;
  const run = restoreRun(picked.store, picked.trashName);
  shell.runs.refresh(`${picked.folder.name}/${run.id}`);
}

function storeOf({ folder }: CatalogRow): RunStore {
  return openStore(folder.uri.fsPath);
}
