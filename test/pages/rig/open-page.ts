import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';

import type { PageName } from '#protocol/pages/page-wire';
import { launchBrowser } from '../../../scripts/editor/launch-browser';
import type { ThemeKind } from '../../../scripts/editor/open-workbench';
import { say } from '../../editor/rig/say';
import { bridgeScript, pageOrigin, serveFromMemory } from './fake-host';

/** How a page is opened. */
export interface PageOptions {
  readonly theme?: ThemeKind;
  /** What the host answers to `ready`, after the words. */
  readonly messages?: readonly object[];
  /** Translations by the English text. */
  readonly words?: Readonly<Record<string, string>>;
  readonly language?: string;
  /** What the page kept when it was last shown. */
  readonly state?: unknown;
  readonly size?: { readonly width: number; readonly height: number };
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** What every message of a page has. */
const MessageSchema = v.looseObject({ kind: v.string() });

/** A message of a page to the host. */
export type PostedMessage = v.InferOutput<typeof MessageSchema>;

/** An open page, with the test in the place of the host. */
export interface OpenedPage {
  readonly page: Page;
  /** What the page has sent, oldest first. */
  readonly posted: readonly PostedMessage[];
  /** Addresses that the page asked for besides its own files: nothing is fetched from there. */
  readonly refused: readonly string[];
  /** Errors thrown, complaints on the console and violations of the content policy. */
  readonly problems: readonly string[];
  /** Sends a message to the page, as the host would; typed arrays arrive as such. */
  send(message: object): Promise<void>;
  /** Waits for the next message of a kind after the first `after` ones. */
  untilPosted(kind: string, after?: number): Promise<PostedMessage>;
  /** What axe finds wrong, one line each. */
  accessFaults(): Promise<readonly string[]>;
  /** A picture of the page without motion and caret. */
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}

/** The toolkit tries whether an empty style element is allowed, and does without where it is not; the policy says so with the hash of nothing. */
const emptyStyleHash = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

let shared: Promise<Browser> | undefined;

/** Ends the browser that the pages of this process share; call it after all tests. */
export async function closeBrowser(): Promise<void> {
  const browser = await shared;
  shared = undefined;
  await browser?.close();
}

/** Opens a page alone in a browser: the delivered script under the product's own policy, with what the real VS Code gives it. No network, no port. */
export async function openPage(name: PageName, options: PageOptions = {}): Promise<OpenedPage> {
  shared ??= launchBrowser(say);
  const browser = await shared;
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1000, height: 700 },
    reducedMotion: options.reducedMotion ?? 'reduce',
  });
  const page = await context.newPage();
  const notes = await listen(page, options);
  const refused: string[] = [];
  await serveFromMemory(page, { name, theme: options.theme ?? 'dark', refused });
  await page.goto(`${pageOrigin}/`);
  await notes.untilPosted('ready', 0);
  return {
    page,
    posted: notes.posted,
    refused,
    problems: notes.problems,
    send: (message) => send(page, message),
    untilPosted: notes.untilPosted,
    accessFaults: () => accessFaults(page),
    picture: () => page.screenshot({ animations: 'disabled', caret: 'hide' }),
    close: () => context.close(),
  };
}

interface Notes {
  readonly posted: readonly PostedMessage[];
  readonly problems: readonly string[];
  readonly untilPosted: (kind: string, after?: number) => Promise<PostedMessage>;
}

/** Takes the host's place: notes everything, and answers `ready` as the product does. */
async function listen(page: Page, options: PageOptions): Promise<Notes> {
  const posted: PostedMessage[] = [];
  const problems: string[] = [];
  const waiting = new Set<() => void>();
  await page.exposeFunction('neurozooPosted', async (value: unknown) => {
    const message = v.parse(MessageSchema, value);
    if (message.kind === 'ready') {
      await send(page, { kind: 'words', language: options.language ?? 'en', words: options.words ?? {} });
      for (const answer of options.messages ?? []) await send(page, answer);
    }
    if (message.kind === 'failed') problems.push(`failed: ${JSON.stringify(message)}`);
    posted.push(message);
    for (const look of waiting) look();
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && !message.text().includes(emptyStyleHash)) problems.push(message.text());
  });
  await page.addInitScript(bridgeScript(options.state));
  const untilPosted = (kind: string, after = 0): Promise<PostedMessage> =>
    new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        reject(new Error(`The page sent no ${kind}; it sent ${JSON.stringify(posted)} and complained ${JSON.stringify(problems)}.`));
      }, 20_000);
      const look = (): void => {
        const found = posted.slice(after).find((message) => message.kind === kind);
        if (found === undefined) return;
        clearTimeout(limit);
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { posted, problems, untilPosted };
}

async function send(page: Page, message: object): Promise<void> {
  // A handle, because the compiler of the tests knows no window; the message itself travels as data, typed arrays included.
  const deliver = await page.evaluateHandle<(value: object) => void>('globalThis.neurozooDeliver');
  await deliver.evaluate((toPage, value) => toPage(value), message);
  await deliver.dispose();
}

async function accessFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((node) => node.html.slice(0, 160)).join(' and ')}`);
}
