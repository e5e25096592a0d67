import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from './architecture';

// `npm run robust:full`: the tests that strike at random, with many more strikes than `npm test` has time for.
// A test reads how often it strikes from one of these variables, and its seed from NEUROZOO_SEED.

const strikes: Readonly<Record<string, string>> = {
  NEUROZOO_MUTATIONS: '100000',
  NEUROZOO_FLIPS: '100000',
  NEUROZOO_KILLS: '200',
};

const hour = 3_600_000;
const files = readdirSync(join(repositoryRoot, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/${name.replaceAll('\\', '/')}`)
  .filter(strikesAtRandom);

const vitest = ['node_modules/vitest/vitest.mjs', 'run', `--testTimeout=${hour}`, `--hookTimeout=${hour}`];
const environment = { ...strikes, ...process.env };
const { status } = spawnSync(process.execPath, [...vitest, ...files], { cwd: repositoryRoot, stdio: 'inherit', env: environment });
process.exitCode = status ?? 130;

function strikesAtRandom(path: string): boolean {
  const text = readFileSync(join(repositoryRoot, path), 'utf8');
  return Object.keys(strikes).some((name) => text.includes(name));
}
