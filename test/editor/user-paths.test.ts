import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Locator } from 'playwright-core';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';

import { repositoryRoot } from '../../scripts/architecture';
import { openWorkbench, type WorkbenchOptions } from '../../scripts/editor/open-workbench';
import { runTool } from '../../scripts/editor/run-tool';
import type { Workbench } from '../../scripts/editor/workbench';
import { vsixPath } from '../../scripts/package/pack-vsix';

const place = mkdtempSync(join(tmpdir(), 'neurozoo-paths-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const lenet = readFileSync(join(repositoryRoot, 'examples/lenet5.zoo'), 'utf8');

/** It learns in seconds and goes on for minutes, unless it is told how long to train. */
const spiral = `network Spiral(x: 2) {
  x -> dense(32, tanh) -> dense(32, tanh) -> dense(2)
}

dataset arms = spiral(2000, noise = 0.05) { split 80% 20% }

train spiral {
  data      arms
  minimize  crossEntropy(Spiral(x), label)
  optimizer adam(0.01)
  batch     50
  epochs    5000
  report    accuracy(Spiral(x), label)
}
`;

/** Of 1,600 training points in batches of 50. */
const stepsPerEpoch = 32;

/** How long a wait may take that is about training, on a machine that is busy besides. */
const patience = { timeout: 40_000, interval: 200 };

function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(place, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

async function open(folder: string, options: WorkbenchOptions = {}): Promise<Workbench> {
  const window = await openWorkbench({ vsix: vsixPath(repositoryRoot), folder, ...options });
  onTestFinished(() => window.close());
  return window;
}

async function clickLens(window: Workbench, title: string): Promise<void> {
  await window.page.locator('.codelens-decoration a').filter({ hasText: title }).first().click();
}

/** From where to where the curve of the loss is drawn, in steps, as the chart says to those who do not see it. */
async function drawnSteps(window: Workbench): Promise<readonly [number, number]> {
  const label = await window
    .webview()
    .getByRole('img', { name: /^loss, from/ })
    .getAttribute('aria-label');
  const [, from = '', to = ''] = /from \D*([\d,]+) to \D*([\d,]+)/.exec(label ?? '') ?? [];
  return [toNumber(from), toNumber(to)];
}

/** The epoch that the status bar tells of a training under way. */
async function toldEpoch(window: Workbench): Promise<number> {
  const text = await window.statusItem('· epoch').first().innerText();
  return toNumber(/epoch ([\d,]+)/.exec(text)?.[1] ?? '');
}

function toNumber(text: string): number {
  return Number(text.replaceAll(',', ''));
}

describe('in the newest VS Code, with the packed extension, a person', () => {
  test('opens the sample, sees shapes and costs, makes an error of shape and has it mended', async () => {
    const window = await open(folderWith('sample', {}));
    await window.runCommand('Neurozoo: Open the LeNet-5 Sample');
    await window.tab('lenet5.zoo').waitFor();
    await window.editor.getByText('28x28x6 · 156').waitFor();
    await window.editor.getByText('61,706 parameters · 417 k MACs').waitFor();
    const line = lenet.split('\n').findIndex((text) => text.includes('dense(120, tanh)'));
    const column = lenet.split('\n')[line]?.indexOf('dense(') ?? 0;
    await window.page.keyboard.press('Control+G');
    await window.answer(`:${String(line + 1)}:${String(column + 1)}`);
    await window.page.keyboard.press('Shift+End');
    await window.page.keyboard.insertText('conv(120, 7x7, tanh)');
    await window.editor.locator('.squiggly-error').first().waitFor();
    await window.runCommand('Quick Fix...');
    await window.page.locator('.action-widget').getByText('Keep the size with pad = same').click();
    await window.editor.getByText('5x5x120 · 94,200').waitFor();
    await window.editor.getByText('349,706 parameters · 2.96 M MACs').waitFor();
    // The shapes fit again; the file's own expectation of the parameters does not.
    await window.runCommand('View: Focus Problems');
    await window.page.locator('.markers-panel').getByText('LeNet5.parameters is 349706, not 61706.').waitFor();
    expect(await window.page.locator('.markers-panel').getByText('ZOO1204').count()).toBe(0);
  });

  test('sees the network drawn beside its text, follows the caret in it and comes back to the text from it', async () => {
    const window = await open(folderWith('drawing', { 'lenet5.zoo': lenet }));
    await window.openFile('lenet5.zoo');
    await window.editor.getByText('28x28x6 · 156').waitFor();
    await window.runCommand('Neurozoo: Open Diagram to the Side');
    const box = (name: string, state = ''): Locator => window.webview().locator(`.paper ${state}[data-box="${name}"]`);
    await box('C1').waitFor();
    const lines = lenet.split('\n');
    const line = lines.findIndex((text) => text.includes('C3: conv')) + 1;
    await window.page.keyboard.press('Control+G');
    await window.answer(`:${String(line)}:12`);
    await box('C3', '.caret').waitFor();
    await box('F6').dblclick();
    await window.statusItem(`Ln ${String(lines.findIndex((text) => text.includes('F6: dense')) + 1)}, `).waitFor();
    await window.page.keyboard.insertText('dense(85, tanh)');
    await box('F6').locator('text', { hasText: 'dense 85 · tanh' }).waitFor();
  });

  test('trains, loads the window again meanwhile, stops, resumes, and has the whole curve in the end', async () => {
    const window = await open(folderWith('training', { 'spiral.zoo': spiral }));
    await window.openFile('spiral.zoo');
    await clickLens(window, 'Train');
    await expect.poll(() => drawnSteps(window).then(([, to]) => to), patience).toBeGreaterThan(3 * stepsPerEpoch);
    const [, before] = await drawnSteps(window);
    await expect.poll(() => drawnSteps(window).then(([, to]) => to), patience).toBeGreaterThan(before);
    const epoch = await toldEpoch(window);

    await window.reload();
    await window.runCommand('Neurozoo: Open Curves');
    await expect.poll(() => toldEpoch(window), patience).toBeGreaterThan(epoch);
    await expect.poll(() => drawnSteps(window).then(([, to]) => to), patience).toBeGreaterThan(epoch * stepsPerEpoch);

    await window.runCommand('Neurozoo: Stop');
    await window.webview().locator('.run-header .state.stopped').waitFor();
    await window.statusItem('· epoch').waitFor({ state: 'hidden' });
    const [, stopped] = await drawnSteps(window);

    await window.runCommand('Neurozoo: Resume');
    await expect.poll(() => drawnSteps(window).then(([, to]) => to), patience).toBeGreaterThan(stopped);
    const last = (await toldEpoch(window)) + 100;
    await window.runCommand('Neurozoo: Change Number of Epochs');
    await window.answer(String(last));
    await window.webview().locator('.run-header .state.finished').waitFor();
    await expect.poll(() => drawnSteps(window), patience).toEqual([1, last * stepsPerEpoch]);
    await window.openContainer('Neurozoo');
    expect(await window.treeRows('Runs')).toEqual([expect.stringMatching(/^spiral-1 ?\d+\.\d\d %/)]);
  });

  test('lays two runs beside each other and looks at what one of them confuses', async () => {
    const folder = folderWith('comparison', { 'spiral.zoo': spiral });
    for (const seed of ['1', '2']) {
      const words = [join(repositoryRoot, 'dist/cli.js'), 'train', 'spiral.zoo', '--epochs', '4', '--seed', seed];
      await runTool(process.execPath, words, { folder });
    }
    const window = await open(folder);
    await window.openContainer('Neurozoo');
    await window.page.locator('.sidebar').getByText('spiral-2').first().waitFor();
    await window.runCommand('Neurozoo: Compare Runs');
    await window.quickInput.locator('.monaco-list-row').nth(1).waitFor();
    await window.pick('spiral-1');
    await window.pick('spiral-2');
    await window.page.keyboard.press('Enter');
    await window.webview().getByText('Comparison of 2 runs').waitFor();
    await window.webview().getByRole('region', { name: 'Values of each run' }).getByText('seed').waitFor();
    await window.runCommand('Neurozoo: Evaluate');
    await window.pick('spiral-2');
    await window.webview().getByRole('region', { name: 'Confusion matrix' }).waitFor();
    const result = await window.webview().getByRole('region', { name: 'Result' }).innerText();
    expect(result).toMatch(/accuracy\s+\d+\.\d\d %/);
    expect(result).toMatch(/400\s+after epoch 4, step 128/);
  });

  test('reads and checks in a folder without trust, and is told that training needs it', async () => {
    const window = await open(folderWith('restricted', { 'lenet5.zoo': lenet }), { trust: 'restricted' });
    await window.openFile('lenet5.zoo');
    await window.editor.getByText('28x28x6 · 156').waitFor();
    await clickLens(window, 'Train');
    await window.notifications.filter({ hasText: 'This folder is not trusted, so nothing is started or changed in it.' }).waitFor();
    await window.openContainer('Neurozoo');
    const runs = await window.view('Runs');
    await runs.getByText('This folder is in restricted mode').waitFor();
  });
});
