import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { repositoryRoot } from '../architecture';
import type { Strike } from './strikes';

/** What came of a strike. */
export interface StrikeResult {
  readonly name: string;
  readonly what: string;
  readonly environment: Strike['environment'];
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** By the name of the test that left them. */
  readonly figures: Readonly<Record<string, Figures>>;
}

type Figures = v.InferOutput<typeof figuresSchema>;

const figuresSchema = v.record(v.string(), v.union([v.number(), v.string()]));
const reportSchema = v.object({ numPassedTests: v.number(), numFailedTests: v.number(), numFailedTestSuites: v.number() });
const scratch = join(repositoryRoot, '.build/robust');
const hour = 3_600_000;

/** Runs the tests of a strike in a process of their own, showing what they print. */
export function runStrike(strike: Strike, seed: string): StrikeResult {
  rmSync(scratch, { recursive: true, force: true });
  const report = join(scratch, 'vitest.json');
  const figures = join(scratch, 'figures');
  const words = [
    'run',
    `--testTimeout=${hour}`,
    `--hookTimeout=${hour}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const startedMs = performance.now();
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...words, ...strike.files], {
    cwd: repositoryRoot,
    stdio: 'inherit',
    env: { ...process.env, NEUROZOO_SEED: seed, NEUROZOO_FIGURES: figures, ...strike.environment },
  });
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  const { name, what, environment } = strike;
  return { name, what, environment, ...countsIn(report), seconds, figures: figuresIn(figures) };
}

/** A run that has left no report, as one that was ended from outside, has failed. */
function countsIn(path: string): Pick<StrikeResult, 'passed' | 'failed'> {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites } = v.parse(reportSchema, JSON.parse(readFileSync(path, 'utf8')));
  return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites, numPassedTests === 0 ? 1 : 0) };
}

function figuresIn(folder: string): StrikeResult['figures'] {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder).map((file) => {
      const figures = v.parse(figuresSchema, JSON.parse(readFileSync(join(folder, file), 'utf8')));
      return [file.replace(/\.json$/, ''), figures];
    }),
  );
}
