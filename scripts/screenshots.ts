import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { repositoryRoot } from './architecture';
import { openWorkbench } from './editor/open-workbench';
import { prepareSample } from './editor/prepare-sample';
import { runTool } from './editor/run-tool';
import { packVsix } from './package/pack-vsix';
import { prepareRuns } from './screenshots/prepare-runs';
import { scenes } from './screenshots/scenes';

// `npm run screenshots [-- <scene> …]`: draws the README's pictures in the real VS Code, each scene in a window of its own,
// over one folder with runs that are trained for it.

const largestBytes = 300_000;
const asked = process.argv.slice(2);
const pictures = join(repositoryRoot, 'docs/pictures');
mkdirSync(pictures, { recursive: true });
await runTool(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { folder: repositoryRoot });
const { path: vsix } = await packVsix(repositoryRoot);

const folder = mkdtempSync(join(tmpdir(), 'neurozoo-picture-'));
prepareSample(repositoryRoot, folder);
await prepareRuns(folder, (line) => void process.stdout.write(`${line}\n`));
for (const scene of scenes.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const settings = { 'editor.minimap.enabled': false };
  const window = await openWorkbench({ vsix, folder, theme: scene.theme, size: scene.size, settings });
  try {
    await scene.play(window);
    const path = join(pictures, `${scene.name}.png`);
    await window.screenshot(path);
    const { size } = statSync(path);
    process.stdout.write(`docs/pictures/${scene.name}.png: ${Math.ceil(size / 1000)} kB\n`);
    if (size > largestBytes) {
      process.stderr.write(`The picture ${scene.name} is larger than ${largestBytes / 1000} kB.\n`);
      process.exitCode = 1;
    }
  } finally {
    await window.close();
  }
}
rmSync(folder, { recursive: true, force: true });
