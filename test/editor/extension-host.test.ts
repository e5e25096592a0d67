import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { installVscode } from '../../scripts/editor/install-vscode';
import { launchBrowser } from '../../scripts/editor/launch-browser';
import { runExtensionTests } from '../../scripts/editor/run-extension-tests';
import { bundleSuite } from '../../scripts/editor/bundle-suite';
import { say } from './rig/say';

// Every file of `host/` runs inside the extension host, of the newest VS Code and of the oldest supported one. They run while this file is
// collected, so that each of their tests is a test here.

const folder = mkdtempSync(join(tmpdir(), 'neurozoo-host-'));
const extension = join(folder, 'extension');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

mkdirSync(extension);
writeFileSync(
  join(extension, 'package.json'),
  JSON.stringify({ name: 'probe', publisher: 'probe', version: '0.0.1', engines: { vscode: '^1.103.0' } }),
);
const suite = await bundleSuite('test/editor/host', 'host');
const browser = await launchBrowser(say);

for (const version of ['newest', 'floor'] as const) {
  const installation = await installVscode(version, say);
  const results = await runExtensionTests({ installation, browser, extension, suite, folder, trust: 'everything', limitSeconds: 240 });
  describe(`in the extension host of VS Code (${version})`, () => {
    for (const { title, failure } of results) {
      test(title, () => {
        expect(failure).toBeUndefined();
      });
    }
  });
}
await browser.close();
