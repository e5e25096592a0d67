import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page, Route } from 'playwright-core';

import { pageDocument } from '#host/pages/page-document';
import type { PageName } from '#protocol/pages/page-wire';
import type { ThemeKind } from '../../../scripts/editor/open-workbench';
import { capturedTheme } from './captured-theme';
import { bundlePage } from './page-bundle';

/** Where the files of a page seem to come from; no such host exists and none is asked. */
export const pageOrigin = 'https://pages.test';

const resolve = createRequire(import.meta.url).resolve;
const fonts: Readonly<Record<string, string>> = {
  '/sans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  '/sans-bold.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  '/mono.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf',
};

const fontFaces = `
@font-face { font-family: 'Test Sans'; src: url(${pageOrigin}/sans.ttf); }
@font-face { font-family: 'Test Sans'; font-weight: 600 900; src: url(${pageOrigin}/sans-bold.ttf); }
@font-face { font-family: 'Test Mono'; src: url(${pageOrigin}/mono.ttf); }`;

/** Serves a page without any server: its document, script, style sheet and fonts. Whatever else is asked for is refused and noted in `refused`. */
export async function serveFromMemory(page: Page, served: { name: PageName; theme: ThemeKind; refused: string[] }): Promise<void> {
  const { name, theme, refused } = served;
  const { script, styles } = await bundlePage(name);
  const answers: Record<string, { contentType: string; body: string | Buffer } | undefined> = {
    '/': { contentType: 'text/html', body: documentOf(name, theme) },
    '/page.js': { contentType: 'text/javascript', body: script },
    '/page.css': { contentType: 'text/css', body: styles },
  };
  for (const [path, file] of Object.entries(fonts)) answers[path] = { contentType: 'font/ttf', body: readFileSync(resolve(file)) };
  await page.route('**/*', async (route: Route) => {
    const url = new URL(route.request().url());
    const answer = url.origin === pageOrigin ? answers[url.pathname] : undefined;
    if (answer !== undefined) return route.fulfill(answer);
    refused.push(url.href);
    return route.abort();
  });
}

/** The product's own document with its strict policy; what VS Code adds stands before the policy, as in the editor. */
function documentOf(name: PageName, kind: ThemeKind): string {
  const theme = capturedTheme(kind);
  const html = pageDocument(name, { script: `${pageOrigin}/page.js`, styles: `${pageOrigin}/page.css`, source: pageOrigin });
  return html
    .replace('<html lang="en">', () => `<html lang="en" style="${theme.style.replaceAll('"', '&quot;')}">`)
    .replace(
      '<head>',
      () => `<head><style id="_defaultStyles">${theme.defaults}${fontFaces} html { background: var(--vscode-editor-background); }</style>`,
    )
    .replace('<body>', () => `<body class="${theme.bodyClass}" data-vscode-theme-kind="${theme.bodyClass.split(' ')[0] ?? ''}">`);
}

/** What VS Code defines in the document of every web view, before its scripts. Messages go to the binding `neurozooPosted`, and come by `neurozooDeliver`. */
export function bridgeScript(state: unknown): string {
  return `{
    let state = ${state === undefined ? 'undefined' : JSON.stringify(state)};
    let isTaken = false;
    globalThis.neurozooDeliver = (message) => { window.postMessage(message, '*'); };
    globalThis.acquireVsCodeApi = () => {
      if (isTaken) throw new Error('An instance of the VS Code API has already been acquired');
      isTaken = true;
      return Object.freeze({
        postMessage: (message) => { globalThis.neurozooPosted(message); },
        getState: () => state,
        setState: (fresh) => { state = fresh; return fresh; },
      });
    };
  }`;
}
