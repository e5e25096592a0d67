import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { RunRow } from '#store/run-list';
import type { Shell } from '../shell';
import { t } from '../words/editor-words';
import type { CatalogRow } from '../workbench';
import { runKeysOf } from './run-arguments';
import { runName } from './run-names';
import { runView } from './run-view';

/** How a command asks for runs. */
export interface RunChoice {
  /** Shown above the list. */
  readonly title: string;
  /** Which runs the command can work on; all whole ones unless given. */
  readonly fits?: (row: RunRow) => boolean;
}

/** A run that can be read. */
export type WholeCatalogRow = CatalogRow & { readonly row: Extract<RunRow, { kind: 'run' }> };

/** The runs that a command was called with, else the one a person picks from those that fit. Empty: nothing was picked. */
export async function runsFor(shell: Shell, words: readonly unknown[], choice: RunChoice): Promise<readonly CatalogRow[]> {
  const named = runKeysOf(words).flatMap((key) => shell.runs.find(key) ?? []);
  if (named.length > 0) return named.filter(({ row }) => choice.fits?.(row) ?? true);
  const picked = await pickRun(shell, choice);
  return picked === undefined ? [] : [picked];
}

/** As {@link runsFor} for a command that works on one run that can be read. */
export async function runFor(shell: Shell, words: readonly unknown[], choice: RunChoice): Promise<WholeCatalogRow | undefined> {
  const fits = (row: RunRow): boolean => row.kind === 'run' && (choice.fits?.(row) ?? true);
  const [first] = await runsFor(shell, words, { ...choice, fits });
  return first === undefined || !isWhole(first) ? undefined : first;
}

/** Leaves out the runs that are damaged. */
export function isWhole(row: CatalogRow): row is WholeCatalogRow {
  return row.row.kind === 'run';
}

async function pickRun(shell: Shell, choice: RunChoice): Promise<CatalogRow | undefined> {
  const items = runItems(shell, choice);
  if (items.length === 0) {
    void window.showInformationMessage(t('There is no run that this can be done with.'));
    return undefined;
  }
  if (items.length === 1) return items[0]?.row;
  const picked = await window.showQuickPick(items, { title: choice.title, placeHolder: t('Which run?'), matchOnDescription: true });
  return picked?.row;
}

/** Several at once. @param least how many must be picked */
export async function pickRuns(shell: Shell, choice: RunChoice, least: number): Promise<readonly CatalogRow[]> {
  const items = runItems(shell, choice);
  const picked = await window.showQuickPick(items, {
    title: choice.title,
    placeHolder: t('Choose at least {0} runs', least),
    matchOnDescription: true,
    canPickMany: true,
  });
  return picked?.map(({ row }) => row) ?? [];
}

type RunItem = QuickPickItem & { readonly row: CatalogRow };

function runItems(shell: Shell, { fits = () => true }: RunChoice): readonly RunItem[] {
  return shell.runs
    .rows()
    .filter(({ row }) => fits(row))
    .map((row) => {
      const options = { t, nowMs: Date.now(), progress: shell.progress.of(row.key), isBaseline: false };
      return { kind: QuickPickItemKind.Default, label: runName(row.row), description: runView(row.row, options).description, row };
    });
}
