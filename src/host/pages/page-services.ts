import type { LogOutputChannel, Uri, WebviewPanel } from 'vscode';
import type { CommonToPage } from '#protocol/pages/page-wire';

/** What every page's host side needs of the extension. */
export interface PageServices {
  readonly extensionUri: Uri;
  readonly log: LogOutputChannel;
  /** The pages that are open, by kind and key. */
  readonly panels: Map<string, WebviewPanel>;
  /** The translations, as the first message of every page. */
  words(): CommonToPage;
  /** Asks where a file goes and writes it there. */
  saveFile(name: string, bytes: Uint8Array): Promise<void>;
  copy(text: string): Promise<void>;
}
