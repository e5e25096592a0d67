import type { Event, LogOutputChannel, WorkspaceFolder } from 'vscode';
import type { SpawnPermission } from '#session/spawn-permission';
import type { RunRow } from '#store/run-list';
import type { PageServices } from './pages/page-services';
import type { LanguageGate } from './language/language-gate';

/** A run as the editor shows it: `key` names it on every page and in every command, also after a restart. */
export interface CatalogRow {
  /** `<name of the workspace folder>/<id>`. */
  readonly key: string;
  readonly folder: WorkspaceFolder;
  readonly row: RunRow;
}

/** A run by its key, where it does not matter in which folder it is. */
export type KeyedRow = Pick<CatalogRow, 'key' | 'row'>;

/** The runs of all workspace folders, kept up to date. */
export interface RunCatalog {
  /** Newest first. */
  rows(): readonly CatalogRow[];
  find(key: string): CatalogRow | undefined;
  readonly onDidChange: Event<void>;
  /** Reads a run again at once, after something was done to it. */
  refresh(key: string): void;
}

/** What the parts of the extension share. Made once on activation; each part takes only what it needs of it. */
export interface Workbench {
  readonly pages: PageServices;
  readonly log: LogOutputChannel;
  readonly runs: RunCatalog;
  readonly language: LanguageGate;
  /** Absolute path of a file of the extension, as in `dist/inspector.js`. */
  productFile(relativePath: string): string;
  /** Throws `NeurozooError` ZOO5002 in a folder that is not trusted: the `permission` of every spawn, and asked before a run is changed. */
  readonly requireTrust: SpawnPermission;
}
