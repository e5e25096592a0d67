import type { Event } from 'vscode';

/** The language server as the rest of the extension sees it. Starts it when first asked. */
export interface LanguageGate {
  /**
   * Asks the server. @param method of `#protocol/language-requests`
   *
   * @returns what it answers, unchecked: parse it with the request's schema
   */
  request(method: string, params: object): Promise<unknown>;
  /** What the files say may be different from now on. */
  readonly onDidChange: Event<void>;
}
