import { largestPageMessage, parseToPage, type CommonToHost, type CommonToPage, type PageWire } from '#protocol/pages/page-wire';
import './editor-bridge';
import { setWords } from './translate';

/** A page's end of its wire. */
export interface PageConnection<ToHost> {
  post(message: ToHost | CommonToHost): void;
  /** The state that the page kept when it was last shown; undefined the first time. Check it before use: an older version may have written it. */
  readonly kept: unknown;
  /** Keeps a small state over hiding, reloading the window and restarting the editor. */
  keep(state: unknown): void;
}

/** What a page does with what it is told. */
export interface PageListener<ToPage> {
  onMessage(message: ToPage): void;
  /** The host could not do what was asked. */
  onProblem(message: string, hint: string | null): void;
  /** The words of the person's language are there: draw, or draw again. */
  onWords(): void;
}

/**
 * Connects a page to the host. Says `ready` at once; the host answers with the words and the page's first message. A message that does not fit the
 * wire is reported to the host's log and otherwise ignored.
 */
export function connectPage<ToHost, ToPage>(wire: PageWire<ToHost, ToPage>, listener: PageListener<ToPage>): PageConnection<ToHost> {
  const bridge = acquireVsCodeApi();
  const post = (message: ToHost | CommonToHost): void => {
    bridge.postMessage(message);
  };
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    // Only the frame around this one speaks for the host.
    if (event.source !== window.parent && event.origin !== window.origin) return;
    receive(wire, listener, { value: event.data, post });
  });
  window.addEventListener('error', (event) => {
    post({ kind: 'failed', message: event.message.slice(0, 4_000) });
  });
  window.addEventListener('unhandledrejection', (event) => {
    post({ kind: 'failed', message: String(event.reason).slice(0, 4_000) });
  });
  post({ kind: 'ready', version: wire.version });
  return {
    post,
    kept: bridge.getState(),
    keep: (state) => {
      bridge.setState(state);
    },
  };
}

interface Received<ToHost> {
  readonly value: unknown;
  readonly post: (message: ToHost | CommonToHost) => void;
}

function receive<ToHost, ToPage>(wire: PageWire<ToHost, ToPage>, listener: PageListener<ToPage>, { value, post }: Received<ToHost>): void {
  const parsed = parseToPage(wire, value);
  switch (parsed.from) {
    case 'own':
      listener.onMessage(parsed.message);
      break;
    case 'every':
      receiveCommon(listener, parsed.message);
      break;
    case 'nobody':
      post({ kind: 'failed', message: `The ${wire.name} page got a message that it does not know. ${parsed.problem}`.slice(0, 4_000) });
      break;
  }
}

function receiveCommon<ToPage>(listener: PageListener<ToPage>, message: CommonToPage): void {
  switch (message.kind) {
    case 'words':
      setWords(message.language, message.words);
      listener.onWords();
      break;
    case 'problem':
      listener.onProblem(message.message, message.hint);
      break;
  }
}

/** Offers bytes as a file: the host asks where to put it. */
export async function savePicture(post: (message: CommonToHost) => void, name: string, content: Blob): Promise<void> {
  const base64 = await toBase64(content);
  if (base64.length <= largestPageMessage) post({ kind: 'save', name, base64 });
}

/** The content in base64, without any heading. */
export function toBase64(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => {
      reject(new Error('The picture could not be read.'));
    });
    reader.readAsDataURL(content);
  });
}
