import type { Disposable } from '#base/disposable';
import { NeurozooError } from '#base/neurozoo-error';
import type { LabelWords } from '#protocol/label';
import type { RunLine, RunsToHost, RunsToPage } from '#protocol/pages/runs-page';
import { createDigestQueue, type DigestQueue } from '#session/digest-queue';
import { labelRun } from '#session/label-run';
import { deleteRun, restoreRun } from '#store/delete-run';
import { openStore, type RunStore } from '#store/run-directory';
import { isUnderWay } from '#store/run-list';
import { toRunLines, type DeskRow } from './run-line';

/** Changes of the runs are told to the page at most so often. */
const tellMs = 100;

/** The runs of all folders, kept up to date; the workbench's catalog is one. */
export interface DeskRuns {
  rows(): readonly DeskRow[];
  find(key: string): DeskRow | undefined;
  /** @returns stops it */
  onDidChange(listener: () => void): { dispose(): unknown };
  refresh(key: string): void;
}

/** What the table needs of the editor around it. */
export interface RunsDoors {
  readonly runs: DeskRuns;
  post(message: RunsToPage): void;
  openCurves(keys: readonly string[]): void;
  openComparison(keys: readonly string[]): void;
  /** The one thing to do where there are no runs yet. */
  begin(): void;
}

/** Answers the table of runs: tells what changed, reads what is looked at, does what a person asks for. */
export interface RunsDesk extends Disposable {
  onDidShow(): void;
  onMessage(message: RunsToHost): void;
}

/** Listens to the runs at once; the page is told when it is shown. */
export function createRunsDesk(doors: RunsDoors): RunsDesk {
  return new Desk(doors);
}

/** A deletion that can be undone: where each run lies in the trash of its folder. */
type Deletion = readonly { readonly key: string; readonly store: RunStore; readonly trashName: string }[];

class Desk implements RunsDesk {
  readonly #doors: RunsDoors;
  readonly #digests: DigestQueue;
  readonly #listening: { dispose(): unknown };
  readonly #deletions: Deletion[] = [];
  /** What the page knows: the row that each line was made of, and the line's text. */
  #told = new Map<string, { readonly row: DeskRow['row']; readonly line: RunLine }>();
  #looked: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(doors: RunsDoors) {
    this.#doors = doors;
    this.#digests = createDigestQueue((digests) => {
      doors.post({ kind: 'digests', digests: [...digests] });
    });
    this.#listening = doors.runs.onDidChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#tellChanges();
      }, tellMs);
    });
  }

  onDidShow(): void {
    const rows = this.#doors.runs.rows();
    const lines = toRunLines(rows);
    this.#remember(rows, lines);
    this.#doors.post({ kind: 'view', view: 'table', keys: [] });
    this.#doors.post({ kind: 'lines', reset: true, lines, gone: [] });
    this.#doors.post({ kind: 'digests', digests: [...this.#digests.known()] });
  }

  onMessage(message: RunsToHost): void {
    switch (message.kind) {
      case 'look':
        this.#looked = message.keys;
        this.#orderDigests();
        return;
      case 'openCurves':
        this.#doors.openCurves(message.keys);
        return;
      case 'compare':
        this.#doors.openComparison(message.keys);
        return;
      case 'begin':
        this.#doors.begin();
        return;
      case 'delete':
        this.#delete(message.keys);
        return;
      case 'restore':
        this.#restore(message.deletion);
        return;
      default:
        this.#label(message);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#digests.dispose();
  }

  #label(message: Extract<RunsToHost, { kind: 'rename' | 'tag' | 'untag' | 'note' | 'pin' }>): void {
    const keys = 'keys' in message ? message.keys : [message.key];
    for (const key of keys) {
      labelRun(this.#find(key).row.directory, labelOf(message));
      this.#doors.runs.refresh(key);
    }
  }

  /** What could be deleted is told, also where a run that trains stops the rest. */
  #delete(keys: readonly string[]): void {
    const deleted: Deletion[number][] = [];
    const names: string[] = [];
    try {
      for (const key of keys) {
        const { folder, row } = this.#find(key);
        const store = openStore(folder.uri.fsPath);
        deleted.push({ key, store, trashName: deleteRun(store, row.directory.id) });
        names.push((row.kind === 'run' ? row.labels.title : null) ?? row.directory.id);
        this.#doors.runs.refresh(key);
      }
    } finally {
      if (deleted.length > 0) {
        this.#deletions.push(deleted);
        this.#doors.post({ kind: 'deleted', deletion: this.#deletions.length - 1, names });
      }
    }
  }

  #restore(deletion: number): void {
    for (const { key, store, trashName } of this.#deletions[deletion] ?? []) {
      restoreRun(store, trashName);
      this.#doors.runs.refresh(key);
    }
    this.#doors.post({ kind: 'restored', deletion });
  }

  #find(key: string): DeskRow {
    const found = this.#doors.runs.find(key);
    if (found === undefined) {
      throw new NeurozooError({
        code: 'ZOO3001',
        message: `There is no run \`${key}\` any more.`,
        hint: 'It may have been deleted elsewhere.',
      });
    }
    return found;
  }

  #tellChanges(): void {
    const rows = this.#doors.runs.rows();
    const before = this.#told;
    const lines = toRunLines(rows);
    this.#remember(rows, lines);
    const changed = lines.filter((line, index) => isChanged(before.get(line.key), rows[index]?.row, line));
    const gone = [...before.keys()].filter((key) => !this.#told.has(key));
    if (changed.length > 0 || gone.length > 0) this.#doors.post({ kind: 'lines', reset: false, lines: changed, gone });
    this.#orderDigests();
  }

  #remember(rows: readonly DeskRow[], lines: readonly RunLine[]): void {
    this.#told = new Map(rows.flatMap(({ key, row }, index) => entry(key, row, lines[index])));
  }

  #orderDigests(): void {
    this.#digests.order(
      this.#looked.flatMap((key) => {
        const row = this.#told.get(key)?.row;
        if (row?.kind !== 'run') return [];
        const { progress, attempts } = row.run;
        const mark = `${String(attempts)} ${String(progress.step)} ${String(progress.epoch)} ${row.status}`;
        return [{ key, directory: row.directory, mark, isLiving: isUnderWay(row.status) }];
      }),
    );
  }
}

function entry(key: string, row: DeskRow['row'], line: RunLine | undefined): [string, { row: DeskRow['row']; line: RunLine }][] {
  return line === undefined ? [] : [[key, { row, line }]];
}

/** A row that was not read again is the same object. */
function isChanged(
  before: { readonly row: DeskRow['row']; readonly line: RunLine } | undefined,
  row: DeskRow['row'] | undefined,
  line: RunLine,
): boolean {
  return before?.row !== row || before?.line.isBaseline !== line.isBaseline || before.line.folder !== line.folder;
}

function labelOf(message: Extract<RunsToHost, { kind: 'rename' | 'tag' | 'untag' | 'note' | 'pin' }>): LabelWords {
  switch (message.kind) {
    case 'rename':
      return { kind: 'title', title: message.title.trim() === '' ? null : message.title };
    case 'note':
      return { kind: 'note', note: message.note };
    case 'pin':
      return { kind: 'baseline', pinned: message.pinned };
    case 'tag':
    case 'untag':
      return { kind: message.kind, tag: message.tag };
  }
}
