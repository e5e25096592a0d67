import { execFile, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCheckpoint } from '#store/checkpoint';
import { readEvents } from '#store/event-log';
import { readMetrics } from '#store/metric-log';
import { readRun, type RunDirectory } from '#store/run-directory';
import { temporaryFolder } from '../../store/sample-run';
import { newTraining } from './jobs';
import { beatOf, eventOf, resume, start, trainToTheEnd } from './run-trainer';
import { fullDiskScript } from './trainer-bundle';
import { leftovers, resultOf, type TrainingResult } from './training-result';

const steps = 960;
let reference: TrainingResult;

function training(): RunDirectory {
  return newTraining('mlp', { recipe: { length: { unit: 'steps', count: steps } } });
}

function fill(run: RunDirectory): void {
  writeFileSync(join(run.path, 'disk-is-full'), '');
}

function makeRoom(run: RunDirectory): void {
  rmSync(join(run.path, 'disk-is-full'));
}

beforeAll(async () => {
  const run = training();
  await trainToTheEnd(run);
  reference = resultOf(run);
});

describe('a full disk', () => {
  test('ends no training, loses no record, and is told of once by the logs and once by the checkpoints', async () => {
    const run = training();
    const { ended } = await start(run, {}, fullDiskScript);
    await eventOf(run, 'checkpoint');
    fill(run);
    const before = loadCheckpoint(run, 'newest').name;
    const { records } = readMetrics(run);
    await beatOf(run, (records.at(-1)?.step ?? 0) + 100);
    expect(loadCheckpoint(run, 'newest').name).toBe(before);
    makeRoom(run);
    await ended;
    const warnings = readEvents(run).events.flatMap((event) => (event.kind === 'warning' ? [event.report.code] : []));
    expect(warnings.length).toBeGreaterThan(0);
    expect(warnings.length).toBeLessThan(3);
    expect(new Set(warnings)).toEqual(new Set(['ZOO3011']));
    expect(resultOf(run)).toEqual(reference);
    expect(leftovers(run)).toEqual([]);
    expect(readMetrics(run).damaged).toBeLessThan(2);
  });

  test('up to the end of the training makes it wait for room, and then come to its end', async () => {
    const run = training();
    const { pid, ended } = await start(run, {}, fullDiskScript);
    await eventOf(run, 'checkpoint');
    fill(run);
    await beatOf(run, steps);
    const before = loadCheckpoint(run, 'newest');
    expect(before.origin.step).toBeLessThan(steps);
    process.kill(pid, 'SIGTERM');
    await ended;
    makeRoom(run);
    expect(readRun(run).status).toBe('running');
    expect(loadCheckpoint(run, 'newest').name).toBe(before.name);
    const again = await resume(run);
    await again.ended;
    expect(resultOf(run)).toEqual(reference);
  });

  // Only who may mount a file system has a disk that is small and real; the two tests above need nobody's permission.
  if (spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', temporaryFolder()]).status === 0) {
    test('that is a real one ends no training either, loses no record and lets the heart beat', async () => {
      const length = 3000;
      const run = newTraining('mlp', { recipe: { length: { unit: 'steps', count: length } } });
      await trainToTheEnd(run);
      const words = ['node_modules/tsx/dist/cli.mjs', 'test/process/trainer/small-disk.ts', temporaryFolder(), String(length)];
      const { stdout } = await promisify(execFile)('unshare', ['-rm', process.execPath, ...words], { timeout: 120_000 });
      expect(JSON.parse(stdout)).toEqual({
        result: resultOf(run),
        warnings: ['ZOO3011'],
        isToldTooOften: false,
        damaged: 0,
        records: resultOf(run).records,
        leftovers: [],
      });
    });
  }
});
