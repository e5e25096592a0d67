import { spawnSync } from 'node:child_process';

import { repositoryRoot } from './architecture';

// `npm start`: builds and trains LeNet-5 on MNIST, with the progress in this terminal. Options after `--` go to `neurozoo train`.

const example = 'examples/lenet5.zoo';
const epochs = 2;
const asked = process.argv.slice(2);
const saysHowLong = asked.some((word) => /^--(epochs|steps)\b/.test(word));

process.exitCode = runNode(['--import', 'tsx', 'scripts/build.ts']) || train();

function train(): number {
  if (saysHowLong) return runNode(['dist/cli.js', 'train', example, ...asked]);
  process.stdout.write(
    `Training ${example} for ${epochs} epochs, fewer than it asks for: a whole training is slow until compiled targets exist.\n`,
  );
  return runNode(['dist/cli.js', 'train', example, '--epochs', String(epochs), ...asked]);
}

function runNode(words: readonly string[]): number {
  return spawnSync(process.execPath, words, { cwd: repositoryRoot, stdio: 'inherit' }).status ?? 130;
}
