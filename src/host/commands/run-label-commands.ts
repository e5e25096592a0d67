import { window } from 'vscode';
import type { LabelWords } from '#protocol/label';
import { labelRun } from '#session/label-run';
import { isWhole, runFor, runsFor, type WholeCatalogRow } from '../runs/choose-runs';
import { runName } from '../runs/run-names';
import type { Shell } from '../shell';
import { t } from '../words/editor-words';
import type { Handlers } from './handlers';

type LabelCommand = 'rename' | 'addTag' | 'removeTag' | 'editNote' | 'pinBaseline' | 'unpinBaseline';

/** Commands that write something on runs. */
export function runLabelCommands(shell: Shell): Handlers<LabelCommand> {
  return {
    rename: (...words) => rename(shell, words),
    addTag: (...words) => addTag(shell, words),
    removeTag: (...words) => removeTag(shell, words),
    editNote: (...words) => editNote(shell, words),
    pinBaseline: (...words) => pin(shell, words, true),
    unpinBaseline: (...words) => pin(shell, words, false),
  };
}

async function rename(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const found = await runFor(shell, words, { title: t('Rename Run') });
  if (found === undefined) return;
  const title = await window.showInputBox({
    title: t('Rename {0}', runName(found.row)),
    prompt: t('A name of your own; leave it empty to show the run by its id.'),
    value: found.row.labels.title ?? '',
  });
  if (title !== undefined) label(shell, [found], { kind: 'title', title: title.trim() === '' ? null : title });
}

async function addTag(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const rows = (await runsFor(shell, words, { title: t('Add Tag'), fits: ({ kind }) => kind === 'run' })).filter(isWhole);
  if (rows.length === 0) return;
  const tag = await window.showInputBox({ title: t('Add Tag'), prompt: t('A word to find the run by.') });
  if (tag !== undefined && tag.trim() !== '') label(shell, rows, { kind: 'tag', tag });
}

async function removeTag(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const fits = {
    title: t('Remove Tag'),
    fits: (row: WholeCatalogRow['row'] | { kind: 'damaged' }) => row.kind === 'run' && row.labels.tags.length > 0,
  };
  const rows = (await runsFor(shell, words, fits)).filter(isWhole);
  const tags = [...new Set(rows.flatMap(({ row }) => row.labels.tags))];
  const tag = await window.showQuickPick(tags, { title: t('Remove Tag') });
  if (tag === undefined) return;
  const tagged = rows.filter(({ row }) => row.labels.tags.includes(tag));
  label(shell, tagged, { kind: 'untag', tag });
}

async function editNote(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const found = await runFor(shell, words, { title: t('Edit Note') });
  if (found === undefined) return;
  const note = await window.showInputBox({
    title: t('Note of {0}', runName(found.row)),
    prompt: t('What the run was about; leave it empty to take the note away.'),
    value: found.row.labels.note,
  });
  if (note !== undefined) label(shell, [found], { kind: 'note', note });
}

async function pin(shell: Shell, words: readonly unknown[], pinned: boolean): Promise<void> {
  shell.requireTrust();
  const title = pinned ? t('Pin as Baseline') : t('Unpin Baseline');
  const fits = (row: WholeCatalogRow['row'] | { kind: 'damaged' }): boolean =>
    row.kind === 'run' && (pinned || row.labels.pinnedAt !== null);
  const found = await runFor(shell, words, { title, fits });
  if (found !== undefined) label(shell, [found], { kind: 'baseline', pinned });
}

function label(shell: Shell, rows: readonly WholeCatalogRow[], words: LabelWords): void {
  for (const { key, row } of rows) {
    labelRun(row.directory, words);
    shell.runs.refresh(key);
  }
}
