import { ColorThemeKind, EventEmitter, l10n, window, workspace, type Disposable, type LogOutputChannel } from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';
import { alwaysAllowed } from '#session/spawn-permission';
import { startLanguageServer } from '#session/start-language-server';
import { languageChanged, languageTheme } from '#protocol/language-requests';
import type { LanguageGate } from './language-gate';

/** Other files, and the tables that data sets are read from: their columns are types of the text. */
const watchedFiles = '**/*.{zoo,csv,tsv,npy,npz}';

/**
 * The language server as the extension sees it: a process of its own, started when a `.zoo` file is opened or something is asked. When it dies it is
 * started again, four times within three minutes and then no more. It reads texts only, so it needs no trust.
 */
export class ZooLanguage implements LanguageGate, Disposable {
  readonly #script: string;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  /** What the files declare may be different from now on. */
  readonly onDidChange = this.#changed.event;
  readonly #listening: readonly Disposable[];
  #client: LanguageClient | undefined;
  #starting: Promise<LanguageClient> | undefined;

  /** @param script absolute path of the server's bundle */
  constructor(script: string, log: LogOutputChannel) {
    this.#script = script;
    this.#log = log;
    this.#listening = [
      // Drawings in hovers are pictures and do not follow the theme by themselves.
      window.onDidChangeActiveColorTheme(({ kind }) => {
        void this.#client?.sendNotification(languageTheme.method, { theme: themeName(kind) });
      }),
      // The server asks for the settings itself when it is told that they have changed.
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('neurozoo')) {
          void this.#client?.sendNotification('workspace/didChangeConfiguration', { settings: null });
        }
      }),
    ];
  }

  async request(method: string, params: object): Promise<unknown> {
    const client = await this.start();
    return await client.sendRequest(method, params);
  }

  /** Starts the server, or waits until it is there. */
  start(): Promise<LanguageClient> {
    this.#starting ??= this.#begin();
    return this.#starting;
  }

  async restart(): Promise<void> {
    if (this.#client === undefined) await this.start();
    else await this.#client.restart();
    this.#changed.fire();
  }

  dispose(): void {
    for (const listening of this.#listening) listening.dispose();
    void this.#client?.dispose();
    this.#changed.dispose();
  }

  async #begin(): Promise<LanguageClient> {
    const server = (): Promise<ReturnType<typeof startLanguageServer>> =>
      Promise.resolve(startLanguageServer({ script: this.#script, permission: alwaysAllowed }));
    const client = new LanguageClient('neurozoo', 'Neurozoo', server, this.#options());
    this.#client = client;
    client.onNotification(languageChanged.method, () => {
      this.#changed.fire();
    });
    try {
      await client.start();
    } catch (error) {
      // The next request tries again.
      this.#starting = undefined;
      throw error;
    }
    return client;
  }

  #options(): LanguageClientOptions {
    return {
      documentSelector: [{ language: 'zoo' }],
      outputChannel: this.#log,
      traceOutputChannel: this.#log,
      synchronize: { fileEvents: workspace.createFileSystemWatcher(watchedFiles) },
      initializationOptions: { theme: themeName(window.activeColorTheme.kind), words: { ...l10n.bundle } },
    };
  }
}

function themeName(kind: ColorThemeKind): 'light' | 'dark' {
  return kind === ColorThemeKind.Light || kind === ColorThemeKind.HighContrastLight ? 'light' : 'dark';
}
