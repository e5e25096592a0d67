import { watch, type FSWatcher } from 'node:fs';
import type { Disposable } from '#base/disposable';
import { isRunId } from '#protocol/identifiers';
import { systemProcesses } from '#store/process-identity';
import { isUnderWay, readRow, type RunRow } from '#store/run-list';
import { runOf, type RunStore } from '#store/run-directory';

/** How often the disk is looked at. */
const lookMs = 1_000;
/** Rows read before the process may do something else. */
const rowsAtOnce = 25;

/** The runs of a folder, kept up to date. */
export interface RunWatch extends Disposable {
  /** Newest first. Grows while the first reading goes on. */
  rows(): readonly RunRow[];
  /** All runs have been read once. */
  readonly settled: Promise<void>;
  /** Reads a run again at once, after something was done to it. */
  refresh(id: string): void;
}

/**
 * Follows all runs of a store, without ever reading more than a few at once: new and removed ones by the folder's names, those under way at every look,
 * the rest in turns, so that a name given in a terminal appears too.
 *
 * @param onDidChange after each change of the list or of a row
 */
export function watchRuns(store: RunStore, onDidChange: () => void): RunWatch {
  const runWatch = new FolderWatch(store, onDidChange);
  runWatch.begin();
  return runWatch;
}

interface Entry {
  readonly row: RunRow;
  /** Equal for rows that look the same. */
  readonly mark: string;
}

class FolderWatch implements RunWatch {
  readonly settled: Promise<void>;
  readonly #store: RunStore;
  readonly #onDidChange: () => void;
  readonly #entries = new Map<string, Entry>();
  #ids: readonly string[] = [];
  #rows: readonly RunRow[] | undefined;
  #settle: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #watcher: FSWatcher | undefined;
  #turn = 0;
  #isDisposed = false;

  constructor(store: RunStore, onDidChange: () => void) {
    this.#store = store;
    this.#onDidChange = onDidChange;
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  begin(): void {
    this.#timer = setInterval(() => {
      this.#look();
    }, lookMs);
    this.#timer.unref();
    setImmediate(() => {
      this.#look();
      this.#readMissing();
    });
  }

  rows(): readonly RunRow[] {
    this.#rows ??= this.#ids.flatMap((id) => this.#entries.get(id)?.row ?? []).sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
    return this.#rows;
  }

  refresh(id: string): void {
    this.#listIds();
    if (this.#ids.includes(id)) this.#readOne(id);
    this.#tell();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearInterval(this.#timer);
    this.#watcher?.close();
    this.#settle();
  }

  #look(): void {
    if (this.#isDisposed) return;
    this.#listenToFolder();
    const listed = this.#listIds();
    const known = this.#ids.filter((id) => this.#entries.has(id));
    const living = known.filter((id) => isLiving(this.#entries.get(id)?.row));
    const changed = [...living, ...this.#inTurn(known)].map((id) => this.#readOne(id));
    if (listed || changed.includes(true)) this.#tell();
    this.#readMissing();
  }

  /** A few more rows, then the process may breathe, then the next few. */
  #readMissing(): void {
    if (this.#isDisposed) return;
    const missing = this.#ids.filter((id) => !this.#entries.has(id));
    if (missing.length === 0) {
      this.#settle();
      return;
    }
    for (const id of missing.slice(0, rowsAtOnce)) this.#readOne(id);
    this.#tell();
    setImmediate(() => {
      this.#readMissing();
    });
  }

  /** The next few of the runs that are at rest. */
  #inTurn(known: readonly string[]): readonly string[] {
    this.#turn = this.#turn >= known.length ? 0 : this.#turn;
    const turn = known.slice(this.#turn, this.#turn + rowsAtOnce);
    this.#turn += rowsAtOnce;
    return turn;
  }

  /** @returns whether runs came or went */
  #listIds(): boolean {
    const ids = listIds(this.#store);
    const isSame = ids.length === this.#ids.length && ids.every((id, index) => id === this.#ids[index]);
    if (isSame) return false;
    this.#ids = ids;
    const present = new Set(ids);
    for (const id of this.#entries.keys()) {
      if (!present.has(id)) this.#entries.delete(id);
    }
    return true;
  }

  /** @returns whether the row has changed */
  #readOne(id: string): boolean {
    const row = readRow(runOf(this.#store, id), systemProcesses());
    const mark = markOf(row);
    if (this.#entries.get(id)?.mark === mark) return false;
    this.#entries.set(id, { row, mark });
    return true;
  }

  #tell(): void {
    this.#rows = undefined;
    this.#onDidChange();
  }

  /** The system's notice makes a new run appear at once; looking every second makes it certain. */
  #listenToFolder(): void {
    if (this.#watcher !== undefined) return;
    try {
      this.#watcher = watch(this.#store.root, { persistent: false }, () => {
        if (this.#isDisposed || !this.#listIds()) return;
        this.#tell();
        this.#readMissing();
      });
      this.#watcher.on('error', () => {
        this.#watcher?.close();
        this.#watcher = undefined;
      });
    } catch {
      // There is no folder of runs yet.
      this.#watcher = undefined;
    }
  }
}

function listIds({ door, root }: RunStore): readonly string[] {
  if (door.lstat(root)?.isDirectory() !== true) return [];
  return door.readdir(root).filter(isRunId).sort().reverse();
}

function isLiving(row: RunRow | undefined): boolean {
  return row?.kind === 'run' && (isUnderWay(row.status) || row.status === 'queued');
}

function markOf(row: RunRow): string {
  return row.kind === 'run' ? JSON.stringify([row.status, row.run, row.labels]) : JSON.stringify(row.reason);
}

/** By time; a damaged run has only its id, which begins with its day. */
function timeOf(row: RunRow): string {
  return `${row.kind === 'run' ? row.run.createdAt : row.directory.id.slice(0, 10)} ${row.directory.id}`;
}
