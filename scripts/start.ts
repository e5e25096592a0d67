import { spawnSync } from 'node:child_process';

import { repositoryRoot } from './architecture';

// `npm start`: builds and trains LeNet-5 on MNIST, with the progress in this terminal.

const epochs = 2;
const example = 'examples/lenet5.zoo';

process.exitCode = runNode(['--import', 'tsx', 'scripts/build.ts']) || train();

function train(): number {
  process.stdout.write(`Training ${example} for ${epochs} of its 12 epochs: whole trainings take long until compiled targets exist.\n`);
  return runNode(['dist/cli.js', 'train', example, '--epochs', String(epochs), ...process.argv.slice(2)]);
}

function runNode(words: readonly string[]): number {
  return spawnSync(process.execPath, words, { cwd: repositoryRoot, stdio: 'inherit' }).status ?? 130;
}
