import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

import { repositoryRoot } from './architecture';
import { runStrike, type StrikeResult } from './robust/run-strike';
import { strikes } from './robust/strikes';
import { summaryOf } from './robust/summary';

// `npm run robust:full [-- STRIKE…]`: the tests that strike at random, with many more strikes than `npm test` has time for. Writes `robust-report.json`,
// from which figures are quoted. NEUROZOO_SEED chooses the strikes; without it they are those of the last time.

const seed = process.env['NEUROZOO_SEED'] ?? '20261124';
const names = process.argv.slice(2);
const unknown = names.filter((name) => !strikes.some((strike) => strike.name === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no strike ${unknown.join(', ')}. There are ${strikes.map(({ name }) => name).join(', ')}.\n`);
  process.exitCode = 2;
} else {
  strikeAll();
}

function strikeAll(): void {
  const chosen = strikes.filter(({ name }) => names.length === 0 || names.includes(name));
  const results: StrikeResult[] = [];
  for (const strike of chosen) {
    process.stdout.write(`\n${strike.name}: ${strike.what}\n`);
    results.push(runStrike(strike, seed));
    writeReport(results);
  }
  process.stdout.write(`\n${summaryOf(results)}\nseed ${seed}; robust-report.json has it all\n`);
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
}

function writeReport(results: readonly StrikeResult[]): void {
  const report = {
    version: 1,
    at: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD'),
    dirty: git('status', '--porcelain', '--untracked-files=no') !== '',
    seed,
    machine: {
      system: `${platform()} ${release()}`,
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    results,
  };
  writeFileSync(join(repositoryRoot, 'robust-report.json'), `${JSON.stringify(report, null, 2)}\n`);
}

function git(...words: readonly string[]): string {
  try {
    return execFileSync('git', ['-C', repositoryRoot, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // An exported copy has no history.
    return '';
  }
}
