import { Uri, ViewColumn, window, type WebviewPanel } from 'vscode';
import type { Disposable } from '#base/disposable';
import { NeurozooError } from '#base/neurozoo-error';
import { parseToHost, type CommonToHost, type CommonToPage, type PageWire } from '#protocol/pages/page-wire';
import type { PageServices } from './page-services';
import { pageDocument } from './page-document';
import { createMessageGate } from './message-gate';

/** The host's side of one open page: answers its messages until it is closed. */
export interface PageSession<ToHost> extends Disposable {
  /** The page is shown, or shown again after hiding or reloading: tell it everything. */
  onDidShow(): void | Promise<void>;
  onMessage(message: ToHost): void | Promise<void>;
}

/** What a session says to its page. A hidden page gets nothing: it is told everything when it is shown again. */
export interface PageChannel<ToPage> {
  post(message: ToPage | CommonToPage): void;
  setTitle(title: string): void;
  readonly isVisible: boolean;
}

/** A page to show, with the wire that it talks through. */
export interface OpenPage<ToHost, ToPage> {
  readonly wire: PageWire<ToHost, ToPage>;
  readonly title: string;
  /** Pages of one kind with the same key are one panel. */
  readonly key: string;
  readonly column?: ViewColumn;
  /** True: the keyboard stays where it is. */
  readonly preserveFocus?: boolean;
  readonly start: (channel: PageChannel<ToPage>) => PageSession<ToHost>;
}

/** Opens a page, or brings it to the front where it is open already. */
export function openPage<ToHost, ToPage>(services: PageServices, page: OpenPage<ToHost, ToPage>): void {
  const identity = `${page.wire.name} ${page.key}`;
  const open = services.panels.get(identity);
  if (open !== undefined) {
    open.reveal(undefined, page.preserveFocus ?? false);
    return;
  }
  const panel = window.createWebviewPanel(
    panelType(page.wire),
    page.title,
    { viewColumn: page.column ?? ViewColumn.Active, preserveFocus: page.preserveFocus ?? false },
    { retainContextWhenHidden: false },
  );
  adoptPanel(services, panel, page);
}

/** `neurozoo.curves`: the type under which VS Code brings a page back after a restart. */
export function panelType(wire: { readonly name: string }): string {
  return `neurozoo.${wire.name}`;
}

/** Fills a panel, new or brought back by VS Code, and answers it until it is closed. */
export function adoptPanel<ToHost, ToPage>(services: PageServices, panel: WebviewPanel, page: OpenPage<ToHost, ToPage>): void {
  const identity = `${page.wire.name} ${page.key}`;
  services.panels.set(identity, panel);
  const media = Uri.joinPath(services.extensionUri, 'dist', 'webview');
  panel.webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [media] };
  panel.iconPath = pageIcon(services.extensionUri);
  const session = page.start({
    post: (message) => {
      if (panel.visible) void panel.webview.postMessage(message);
    },
    setTitle: (title) => {
      panel.title = title;
    },
    get isVisible() {
      return panel.visible;
    },
  });
  const gate = createMessageGate();
  const listening = panel.webview.onDidReceiveMessage((value: unknown) => {
    if (gate.admits()) void receive({ services, panel, page, session }, value);
  });
  panel.onDidDispose(() => {
    listening.dispose();
    session.dispose();
    if (services.panels.get(identity) === panel) services.panels.delete(identity);
  });
  panel.webview.html = pageDocument(page.wire.name, {
    script: String(panel.webview.asWebviewUri(Uri.joinPath(media, `${page.wire.name}.js`))),
    styles: String(panel.webview.asWebviewUri(Uri.joinPath(media, `${page.wire.name}.css`))),
    source: panel.webview.cspSource,
  });
}

function pageIcon(extension: Uri): { readonly light: Uri; readonly dark: Uri } {
  const icon = (theme: string): Uri => Uri.joinPath(extension, 'media', `zoo-file-${theme}.svg`);
  return { light: icon('light'), dark: icon('dark') };
}

interface Conversation<ToHost, ToPage> {
  readonly services: PageServices;
  readonly panel: WebviewPanel;
  readonly page: OpenPage<ToHost, ToPage>;
  readonly session: PageSession<ToHost>;
}

/** A failure of an answer is told on the page, and the session goes on. */
async function receive<ToHost, ToPage>(conversation: Conversation<ToHost, ToPage>, value: unknown): Promise<void> {
  const { services, panel, page, session } = conversation;
  const parsed = parseToHost(page.wire, value);
  try {
    switch (parsed.from) {
      case 'own':
        await session.onMessage(parsed.message);
        break;
      case 'every':
        await receiveCommon(conversation, parsed.message);
        break;
      case 'nobody':
        services.log.warn(`The ${page.wire.name} page sent a message that is not known. ${parsed.problem}`);
        break;
    }
  } catch (error) {
    const report = error instanceof NeurozooError ? error.toReport() : undefined;
    services.log.error(`${page.wire.name} page: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const problem: CommonToPage = {
      kind: 'problem',
      message: report?.message ?? (error instanceof Error ? error.message : String(error)),
      hint: report?.hint ?? null,
    };
    void panel.webview.postMessage(problem);
  }
}

async function receiveCommon<ToHost, ToPage>(
  { services, panel, page, session }: Conversation<ToHost, ToPage>,
  message: CommonToHost,
): Promise<void> {
  switch (message.kind) {
    case 'ready':
      await panel.webview.postMessage(services.words());
      await session.onDidShow();
      break;
    case 'failed':
      services.log.error(`${page.wire.name} page: ${message.message}`);
      break;
    case 'save':
      await services.saveFile(message.name, Buffer.from(message.base64, 'base64'));
      break;
    case 'copy':
      await services.copy(message.text);
      break;
  }
}
