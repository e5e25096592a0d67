import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { repositoryRoot } from '../../scripts/architecture';
import { bundleSuite } from '../../scripts/editor/bundle-suite';
import { installVscode } from '../../scripts/editor/install-vscode';
import { launchBrowser } from '../../scripts/editor/launch-browser';
import { prepareSample } from '../../scripts/editor/prepare-sample';
import { runExtensionTests } from '../../scripts/editor/run-extension-tests';
import { say } from './rig/say';

// Every file of the suites runs inside the extension host, of the newest VS Code and of the oldest supported one. They run while this file is
// collected, so that each of their tests is a test here.

const suites = [
  { name: 'host', trust: 'everything' },
  { name: 'restricted', trust: 'restricted' },
] as const;

const place = mkdtempSync(join(tmpdir(), 'neurozoo-host-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const browser = await launchBrowser(say);

for (const version of ['newest', 'floor'] as const) {
  const installation = await installVscode(version, say);
  for (const { name, trust } of suites) {
    const folder = join(place, `${name}-${version}`);
    prepareSample(repositoryRoot, folder);
    const suite = await bundleSuite(`test/editor/${name}`, name);
    const results = await runExtensionTests({ installation, browser, extension: repositoryRoot, suite, folder, trust, limitSeconds: 240 });
    describe(`in the extension host of VS Code (${version}, ${name})`, () => {
      for (const { title, failure } of results) {
        test(title, () => {
          expect(failure).toBeUndefined();
        });
      }
    });
  }
}
await browser.close();
