import { window } from 'vscode';
import { headlineText, statusWord } from '../runs/run-view';
import { runName } from '../runs/run-names';
import { t } from '../words/editor-words';
import type { CatalogRow } from '../workbench';

/** Lets a person choose runs besides those that are shown. @returns their keys; none when nothing was chosen */
export async function chooseRunsToAdd(rows: readonly CatalogRow[], shown: readonly string[]): Promise<readonly string[]> {
  const items = rows
    .filter(({ key, row }) => row.kind === 'run' && !shown.includes(key))
    .map(({ key, row }) => ({ label: runName(row), description: describe(row), key }));
  const picked = await window.showQuickPick(items, {
    title: t('Lay Other Runs Over These'),
    placeHolder: items.length === 0 ? t('There are no other runs') : t('Which runs?'),
    matchOnDescription: true,
    canPickMany: true,
  });
  return (picked ?? []).map(({ key }) => key);
}

function describe(row: CatalogRow['row']): string {
  if (row.kind !== 'run') return '';
  return [statusWord(row.status, t), headlineText(row.run) ?? ''].filter((part) => part !== '').join(' · ');
}
