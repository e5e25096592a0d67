import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, onTestFinished, test } from 'vitest';

import { repositoryRoot } from '../../scripts/architecture';
import { openWorkbench } from '../../scripts/editor/open-workbench';
import { prepareSample } from '../../scripts/editor/prepare-sample';
import { vsixPath } from '../../scripts/package/pack-vsix';

const place = mkdtempSync(join(tmpdir(), 'neurozoo-installed-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe.each(['newest', 'floor'] as const)('in a window of VS Code (%s), the packed extension', (version) => {
  test('shows its views and its commands and knows its files, restricted and trusted', async () => {
    const folder = join(place, version);
    prepareSample(repositoryRoot, folder);
    const window = await openWorkbench({ version, vsix: vsixPath(repositoryRoot), folder, trust: 'restricted' });
    onTestFinished(() => window.close());
    await window.statusItem('Restricted Mode').waitFor();
    await window.openContainer('Neurozoo');
    const titles = await window.page.locator('.sidebar .pane-header .title').allInnerTexts();
    expect(titles.map((title) => title.toLowerCase())).toEqual(['models', 'datasets', 'runs']);
    await window.openFile('lenet5.zoo');
    await window.statusItem('Neurozoo').waitFor();
    await window.trustFolder();
    await window.page.keyboard.press('F1');
    await window.quickInput.locator('input').first().fill('>Neurozoo: Train');
    await window.quickInput.locator('.monaco-list-row').filter({ hasText: 'Neurozoo: Train' }).first().waitFor();
  });
});
