import { EventEmitter, workspace, type CodeLens, type Disposable, type InlayHint, type LogOutputChannel, type TextDocument } from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';
import { alwaysAllowed } from '#session/spawn-permission';
import { startLanguageServer } from '#session/start-language-server';
import type { LanguageGate } from './language-gate';

/** A message of the server that a file's networks, trainings or data sets are no longer what they were. */
const changedNotification = 'neurozoo/changed';

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
  #client: LanguageClient | undefined;
  #starting: Promise<LanguageClient> | undefined;

  /** @param script absolute path of the server's bundle */
  constructor(script: string, log: LogOutputChannel) {
    this.#script = script;
    this.#log = log;
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
    void this.#client?.dispose();
    this.#changed.dispose();
  }

  async #begin(): Promise<LanguageClient> {
    const server = (): Promise<ReturnType<typeof startLanguageServer>> =>
      Promise.resolve(startLanguageServer({ script: this.#script, permission: alwaysAllowed }));
    const client = new LanguageClient('neurozoo', 'Neurozoo', server, this.#options());
    this.#client = client;
    client.onNotification(changedNotification, () => {
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
      middleware: {
        provideCodeLenses: async (document, token, next): Promise<CodeLens[] | null | undefined> =>
          isOn('codeLens.enabled', document) ? await next(document, token) : [],
        provideInlayHints: async (document, range, ...rest): Promise<InlayHint[] | null | undefined> => {
          const [token, next] = rest;
          return isOn('inlayHints.enabled', document) ? await next(document, range, token) : [];
        },
      },
    };
  }
}

function isOn(setting: string, document: TextDocument): boolean {
  return workspace.getConfiguration('neurozoo', document).get<boolean>(setting) ?? true;
}
