import { relative } from 'node:path';

import { repositoryRoot } from './architecture';
import { runTool } from './editor/run-tool';
import { ownBudgetBytes, packVsix } from './package/pack-vsix';

// `npm run package`: builds everything and packs the extension that works on every platform.

const folder = repositoryRoot;
await runTool(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { folder });
const { path, ownBytes, bytes, entries } = await packVsix(folder);
const megabytes = (count: number): string => `${(count / 1e6).toFixed(1)} MB`;
process.stdout.write(
  `${relative(folder, path)}: ${entries.length} files, ${megabytes(bytes)} in all, of which ${megabytes(ownBytes)} are not the digits of MNIST ` +
    `(budget ${megabytes(ownBudgetBytes)}).\n`,
);
if (ownBytes > ownBudgetBytes) process.exitCode = 1;
