import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { repositoryRoot } from './architecture';
import { prepareSample, sampleFolder } from './editor/prepare-sample';

// `npm start`: builds and trains LeNet-5 on MNIST, with the progress in this terminal, in the sample workspace, which `npm run code` opens.
// Options after `--` go to `neurozoo train`.

const example = 'lenet5.zoo';
const cli = join(repositoryRoot, 'dist/cli.js');
const sample = join(repositoryRoot, sampleFolder);
const epochs = 2;
const asked = process.argv.slice(2);
const saysHowLong = asked.some((word) => /^--(epochs|steps)\b/.test(word));

process.exitCode = runNode(['--import', 'tsx', 'scripts/build.ts'], repositoryRoot) || start();

function start(): number {
  prepareSample(repositoryRoot, sample);
  process.stdout.write(`In ${sampleFolder}, a workspace with the examples:\n`);
  const status = train();
  if (status === 0) process.stdout.write('See this run, its curves and its network in VS Code: npm run code\n');
  return status;
}

function train(): number {
  if (saysHowLong) return runNode([cli, 'train', example, ...asked], sample);
  process.stdout.write(
    `Training ${example} for ${epochs} epochs, fewer than it asks for: a whole training is slow until compiled targets exist.\n`,
  );
  return runNode([cli, 'train', example, '--epochs', String(epochs), ...asked], sample);
}

function runNode(words: readonly string[], folder: string): number {
  return spawnSync(process.execPath, words, { cwd: folder, stdio: 'inherit' }).status ?? 130;
}
