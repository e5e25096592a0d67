import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as v from 'valibot';

import { repositoryRoot } from './architecture';
import { openWorkbench, themeKinds } from './editor/open-workbench';

// `npm run themes`: writes down what the real VS Code gives a page in each of the four kinds of themes, for the tests of the pages alone.

const ThemeSchema = v.object({
  bodyClass: v.string(),
  /** The value of every `--vscode-` variable. */
  variables: v.record(v.string(), v.string()),
  /** The style sheet that stands in every web view before its own. */
  defaults: v.string(),
});

/** Runs in the web view, where the compiler of these scripts knows no document. */
const capture = `(() => {
  const style = document.documentElement.style;
  const names = [...style].filter((name) => name.startsWith('--vscode-')).sort();
  return {
    bodyClass: document.body.className,
    variables: Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])),
    defaults: document.getElementById('_defaultStyles').textContent.trim(),
  };
})()`;

const folder = mkdtempSync(join(tmpdir(), 'neurozoo-themes-'));
writeFileSync(join(folder, 'page.md'), '# A page\n');
const captured: Record<string, v.InferOutput<typeof ThemeSchema>> = {};
for (const theme of themeKinds) {
  const window = await openWorkbench({ folder, theme });
  await window.openFile('page.md');
  await window.runCommand('Markdown: Open Preview');
  await window.webview().locator('h1').waitFor();
  captured[theme] = v.parse(ThemeSchema, await window.webview().locator('html').evaluate(capture));
  await window.close();
}
rmSync(folder, { recursive: true });
writeFileSync(join(repositoryRoot, 'test/pages/rig/themes.json'), `${JSON.stringify(captured, undefined, 2)}\n`);
