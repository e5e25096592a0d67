import { EventEmitter, workspace, type LogOutputChannel, type Uri } from 'vscode';
import type { Disposable } from '#base/disposable';
import type { LanguageResult } from '#protocol/language-requests';
import { askLanguage } from './ask-language';
import { findZooFiles } from './find-zoo-files';
import type { ZooLanguage } from './zoo-language';

/** What a file declares. */
export type Outline = LanguageResult<'outline'>;

/** Changes that come together are looked at once. */
const restMs = 250;

/**
 * What the `.zoo` files of the workspace declare, read when somebody asks for it and again after a file has changed. Files are found up to
 * `neurozoo.models.maxFiles`.
 */
export class WorkspaceOutlines implements Disposable {
  readonly #language: ZooLanguage;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  /** What {@link read} gives may be different from now on. */
  readonly onDidChange = this.#changed.event;
  readonly #disposables: Disposable[];
  #reading: Promise<readonly Outline[]> | undefined;
  #rest: NodeJS.Timeout | undefined;

  constructor(language: ZooLanguage, log: LogOutputChannel) {
    this.#language = language;
    this.#log = log;
    const watcher = workspace.createFileSystemWatcher('**/*.zoo');
    const forget = (): void => {
      this.#forgetSoon();
    };
    // A run that begins keeps the texts it came from, which is no news.
    const forgetFile = ({ path }: Uri): void => {
      if (!path.includes('/.neurozoo/')) this.#forgetSoon();
    };
    this.#disposables = [
      watcher,
      watcher.onDidChange(forgetFile),
      watcher.onDidCreate(forgetFile),
      watcher.onDidDelete(forgetFile),
      language.onDidChange(forget),
      workspace.onDidChangeWorkspaceFolders(forget),
      this.#changed,
    ];
  }

  /** In the order of the files' paths. A file that cannot be read is left out and told in the log. */
  read(): Promise<readonly Outline[]> {
    this.#reading ??= this.#readAll();
    return this.#reading;
  }

  dispose(): void {
    clearTimeout(this.#rest);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #readAll(): Promise<readonly Outline[]> {
    const limit = workspace.getConfiguration('neurozoo').get<number>('models.maxFiles') ?? 200;
    const outlines: Outline[] = [];
    // One after the other: the server is one process, and what a person types goes first.
    for (const uri of await findZooFiles(limit)) {
      const outline = await this.#readOne(uri);
      if (outline !== undefined) outlines.push(outline);
    }
    return outlines;
  }

  async #readOne(uri: Uri): Promise<Outline | undefined> {
    try {
      return await askLanguage(this.#language, 'outline', { uri: uri.toString() });
    } catch (error) {
      this.#log.warn(`${uri.fsPath} has no outline: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  #forgetSoon(): void {
    this.#rest ??= setTimeout(() => {
      this.#rest = undefined;
      this.#reading = undefined;
      this.#changed.fire();
    }, restMs);
  }
}
