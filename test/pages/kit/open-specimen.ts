import { AxeBuilder } from '@axe-core/playwright';
import { build, type Plugin } from 'esbuild';
import type { Browser, Page } from 'playwright-core';

import { pageDocument } from '#host/pages/page-document';
import { repositoryRoot } from '../../../scripts/architecture';
import { bundleOptions } from '../../../scripts/build/bundle-options';
import type { ThemeKind } from '../../../scripts/editor/open-workbench';
import { capturedTheme } from '../rig/captured-theme';

/** The files that fulfil the kit. */
export const kitFiles = ['kit', 'kit-elements'] as const;

const origin = 'https://pages.test';

/** The page of all controls, drawn by one of the two libraries, under the product's policy. */
export async function openSpecimen(browser: Browser, kit: (typeof kitFiles)[number], theme: ThemeKind = 'dark'): Promise<Page> {
  const { script, styles } = await bundleSpecimen(kit);
  const context = await browser.newContext();
  const page = await context.newPage();
  const { style, defaults, bodyClass } = capturedTheme(theme);
  const html = pageDocument('runs', { script: `${origin}/page.js`, styles: `${origin}/page.css`, source: origin })
    .replace('<html lang="en">', () => `<html lang="en" style="${style.replaceAll('"', '&quot;')}">`)
    .replace('<head>', () => `<head><style>${defaults} html { background: var(--vscode-editor-background); }</style>`)
    .replace('<body>', () => `<body class="${bodyClass}">`);
  const answers: Record<string, { contentType: string; body: string } | undefined> = {
    '/': { contentType: 'text/html', body: html },
    '/page.js': { contentType: 'text/javascript', body: script },
    '/page.css': { contentType: 'text/css', body: styles },
  };
  await page.route('**/*', (route) => {
    const answer = answers[new URL(route.request().url()).pathname];
    return answer === undefined ? route.abort() : route.fulfill(answer);
  });
  await page.goto(`${origin}/`);
  await page.waitForSelector('#told', { state: 'attached' });
  return page;
}

/** What axe finds wrong, one line each. */
export async function accessFaultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.html.slice(0, 200)).join(' and ')}`);
}

async function bundleSpecimen(kit: (typeof kitFiles)[number]): Promise<{ readonly script: string; readonly styles: string }> {
  const entries = { specimen: 'webview/ui/specimen/main.tsx' };
  const bundle = { name: 'specimen', runsIn: 'page', entries, without: [], budgetKilobytes: 0 } as const;
  const { outputFiles } = await build({
    ...bundleOptions(bundle, repositoryRoot),
    write: false,
    sourcemap: false,
    plugins: [exchanged(kit)],
  });
  const textOf = (ending: string): string => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), styles: textOf('.css') };
}

/** Gives who asks for the kit the other file. */
function exchanged(kit: (typeof kitFiles)[number]): Plugin {
  return {
    name: 'exchanged-kit',
    setup: (building) => {
      building.onResolve({ filter: /\/kit$/ }, (found) => ({ path: `${found.resolveDir.replace(/\/specimen$/, '')}/${kit}.ts` }));
    },
  };
}
