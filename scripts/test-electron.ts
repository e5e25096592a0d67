import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runTests } from '@vscode/test-electron';

import { repositoryRoot } from './architecture';
import { bundleSuite } from './editor/bundle-suite';
import { prepareSample } from './editor/prepare-sample';
import { runTool } from './editor/run-tool';

// `npm run test:electron [-- <version>]`: the tests of the extension host in the desktop VS Code, which is downloaded for it. For machines that may
// download it and have a screen (or xvfb-run); `npm test` runs the same tests in the VS Code that comes from npm.

await runTool(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { folder: repositoryRoot });
const place = mkdtempSync(join(tmpdir(), 'neurozoo-electron-'));
const workspace = join(place, 'sample');
prepareSample(repositoryRoot, workspace);
const [version] = process.argv.slice(2);
try {
  process.exitCode = await runTests({
    ...(version === undefined ? {} : { version }),
    cachePath: join(repositoryRoot, '.build/vscode-test'),
    extensionDevelopmentPath: repositoryRoot,
    extensionTestsPath: await bundleSuite('test/editor/host', 'host'),
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', `--user-data-dir=${join(place, 'user')}`],
  });
} finally {
  rmSync(place, { recursive: true, force: true });
}
