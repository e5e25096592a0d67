import { EventEmitter, workspace, type Disposable, type WorkspaceFolder } from 'vscode';
import { watchRuns, type RunWatch } from '#session/watch-runs';
import { openStore } from '#store/run-directory';
import type { CatalogRow, RunCatalog } from '../workbench';

/** Changes that come together are told once. */
const tellMs = 60;

/** Follows the runs of every folder of the workspace that lies on a disk, also when folders come and go. */
export class WorkspaceRuns implements RunCatalog, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #watches = new Map<string, { readonly folder: WorkspaceFolder; readonly watch: RunWatch }>();
  readonly #following: Disposable;
  #rows: readonly CatalogRow[] | undefined;
  #byKey: ReadonlyMap<string, CatalogRow> | undefined;
  #telling: NodeJS.Timeout | undefined;

  constructor() {
    this.#follow(workspace.workspaceFolders ?? []);
    this.#following = workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const folder of removed) this.#leave(folder);
      this.#follow(added);
      this.#tell();
    });
  }

  rows(): readonly CatalogRow[] {
    this.#rows ??= [...this.#watches.values()]
      .flatMap(({ folder, watch }) => watch.rows().map((row) => ({ key: `${folder.name}/${row.directory.id}`, folder, row })))
      .sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
    return this.#rows;
  }

  find(key: string): CatalogRow | undefined {
    this.#byKey ??= new Map(this.rows().map((row) => [row.key, row]));
    return this.#byKey.get(key);
  }

  refresh(key: string): void {
    const at = key.lastIndexOf('/');
    const found = [...this.#watches.values()].find(({ folder }) => folder.name === key.slice(0, at));
    found?.watch.refresh(key.slice(at + 1));
  }

  /** All runs of all folders have been read once. */
  async settled(): Promise<void> {
    await Promise.all([...this.#watches.values()].map(({ watch }) => watch.settled));
  }

  dispose(): void {
    this.#following.dispose();
    clearTimeout(this.#telling);
    for (const { watch } of this.#watches.values()) watch.dispose();
    this.#watches.clear();
    this.#changed.dispose();
  }

  #follow(folders: readonly WorkspaceFolder[]): void {
    for (const folder of folders.filter(({ uri }) => uri.scheme === 'file')) {
      const watch = watchRuns(openStore(folder.uri.fsPath), () => {
        this.#tell();
      });
      this.#watches.set(folder.uri.toString(), { folder, watch });
    }
  }

  #leave(folder: WorkspaceFolder): void {
    this.#watches.get(folder.uri.toString())?.watch.dispose();
    this.#watches.delete(folder.uri.toString());
  }

  #tell(): void {
    this.#rows = undefined;
    this.#byKey = undefined;
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#changed.fire();
    }, tellMs);
  }
}

function timeOf({ row }: CatalogRow): string {
  return `${row.kind === 'run' ? row.run.createdAt : row.directory.id.slice(0, 10)} ${row.directory.id}`;
}
