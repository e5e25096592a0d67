import { cpSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { nearestName } from '#base/nearest-name';
import { latestPins, type LabelWords } from '#protocol/label';
import { labelRun } from '#session/label-run';
import { deleteRun, listTrash, restoreRun } from '#store/delete-run';
import type { RunDirectory, RunStore } from '#store/run-directory';
import { listRuns, type RunRow } from '#store/run-list';
import type { ExitStatus, Invocation } from '../command';
import { findRun, storeOf } from '../find-run';
import { printComparison } from '../compare-runs';
import { runRowAsJson, runRowCells, runTableColumns } from '../run-row';
import { showRun } from '../show-run';
import { formatTable } from '../text-table';

type Action = (invocation: Invocation, words: readonly string[]) => ExitStatus | Promise<ExitStatus>;

/** What `neurozoo runs` can do. */
const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['list', listAction],
  ['show', (invocation, [word = 'last']) => showRun(findRun(storeOf(invocation.directory), word, invocation.directory), invocation.output)],
  ['compare', compareAction],
  ['rename', (invocation, [word, ...title]) => labelAction(invocation, word, { kind: 'title', title: title.join(' ') })],
  ['tag', (invocation, [word, ...tag]) => labelAction(invocation, word, { kind: 'tag', tag: tag.join(' ') })],
  ['untag', (invocation, [word, ...tag]) => labelAction(invocation, word, { kind: 'untag', tag: tag.join(' ') })],
  ['note', (invocation, [word, ...note]) => labelAction(invocation, word, { kind: 'note', note: note.join(' ') })],
  ['pin', (invocation, [word]) => labelAction(invocation, word, { kind: 'baseline', pinned: true })],
  ['unpin', (invocation, [word]) => labelAction(invocation, word, { kind: 'baseline', pinned: false })],
  ['delete', deleteAction],
  ['restore', restoreAction],
  ['export', exportAction],
]);

/** `neurozoo runs [ACTION] …`. */
export async function runRuns(invocation: Invocation): Promise<ExitStatus> {
  const [name = 'list', ...words] = invocation.positional;
  const action = actions.get(name);
  if (action === undefined) {
    const near = nearestName(name, actions.keys());
    throw new NeurozooError({
      code: 'ZOO6003',
      message: `neurozoo runs has no action "${name}".`,
      hint: near === undefined ? `There are: ${[...actions.keys()].join(', ')}.` : `Did you mean ${near}?`,
    });
  }
  return await action(invocation, words);
}

/** A list is cut here unless all are asked for. */
const shortList = 20;

function listAction({ output, options, directory }: Invocation): ExitStatus {
  const rows = listRuns(storeOf(directory));
  const shown = options.flag('all') ? rows : rows.slice(0, shortList);
  const now = Date.now();
  if (rows.length === 0) {
    output.line('No runs yet. neurozoo train FILE makes one.');
  } else {
    const baselines = baselinesAmong(rows);
    const cells = shown.map((row) => {
      const [mark = '', name = '', ...others] = runRowCells(row, now);
      return [mark, baselines.has(row) ? `${name} ★` : name, ...others];
    });
    for (const line of formatTable(runTableColumns, cells)) {
      output.line(line);
    }
  }
  if (shown.length < rows.length) {
    output.line(`and ${String(rows.length - shown.length)} older ones: neurozoo runs list --all`);
  }
  output.json({ runs: shown.map(runRowAsJson) });
  return 0;
}

/** The runs that others of their training are measured against. */
function baselinesAmong(rows: readonly RunRow[]): ReadonlySet<RunRow> {
  const pins = latestPins(
    rows.map((row) => (row.kind === 'run' ? { training: row.run.name, pinnedAt: row.labels.pinnedAt } : { training: '', pinnedAt: null })),
  );
  return new Set(rows.filter((_, index) => pins[index]));
}

function compareAction({ output, directory }: Invocation, words: readonly string[]): Promise<ExitStatus> {
  if (words.length < 2) {
    throw new NeurozooError({ code: 'ZOO6003', message: 'Name at least two runs to compare.' });
  }
  const store = storeOf(directory);
  return printComparison(
    words.map((word) => findRun(store, word, directory)),
    output,
  );
}

function labelAction({ output, directory }: Invocation, word: string | undefined, label: LabelWords): ExitStatus {
  const run = findRun(storeOf(directory), word ?? '', directory);
  labelRun(run, label);
  output.line(`${run.id}  ${label.kind} noted`);
  output.json({ run: run.id });
  return 0;
}

function deleteAction({ output, directory }: Invocation, words: readonly string[]): ExitStatus {
  const store = storeOf(directory);
  const runs = words.map((word) => ownRun(store, word, directory));
  if (runs.length === 0) {
    throw new NeurozooError({ code: 'ZOO6003', message: 'Name the runs to delete.' });
  }
  for (const run of runs) {
    const trashName = deleteRun(store, run.id);
    output.line(`${run.id}  deleted; neurozoo runs restore ${trashName} brings it back`);
  }
  output.json({ deleted: runs.map(({ id }) => id) });
  return 0;
}

/** A run of this folder: one that a path leads to elsewhere is not moved into this folder's trash. */
function ownRun(store: RunStore, word: string, directory: string): RunDirectory {
  const run = findRun(store, word, directory);
  if (resolve(run.path) !== resolve(store.root, run.id)) {
    throw new NeurozooError({ code: 'ZOO6007', message: `${word} is no run of this folder; delete it where it belongs.` });
  }
  return run;
}

function restoreAction({ output, directory }: Invocation, [word]: readonly string[]): ExitStatus {
  const store = storeOf(directory);
  const trash = listTrash(store);
  const name =
    trash.find((candidate) => candidate === word) ?? trash.filter((candidate) => word !== undefined && candidate.startsWith(word)).at(-1);
  if (name === undefined) {
    throw new NeurozooError({
      code: 'ZOO6007',
      message: word === undefined ? 'Name the run to bring back.' : `There is no deleted run "${word}".`,
      hint: trash.length === 0 ? 'No run has been deleted.' : `Deleted: ${trash.join(', ')}.`,
    });
  }
  const run = restoreRun(store, name);
  output.line(`${run.id}  is back`);
  output.json({ run: run.id });
  return 0;
}

/** A copy of a run's folder: plain files, which any tool reads. */
function exportAction({ output, directory }: Invocation, [word, target]: readonly string[]): ExitStatus {
  if (word === undefined || target === undefined) {
    throw new NeurozooError({ code: 'ZOO6003', message: 'Name a run and the folder to copy it to.' });
  }
  const run = findRun(storeOf(directory), word, directory);
  const folder = resolve(directory, target);
  if (existsSync(folder)) {
    throw new NeurozooError({ code: 'ZOO6006', message: `${target} exists already.`, hint: 'Name a folder that does not exist yet.' });
  }
  cpSync(run.path, folder, {
    recursive: true,
    errorOnExist: true,
    filter: (source) => !/[/\\](lock[^/\\]*|heartbeat\.json|control\.jsonl)$/.test(source),
  });
  output.line(`${run.id}  copied to ${target}`);
  output.json({ run: run.id, directory: folder });
  return 0;
}
