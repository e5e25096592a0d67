import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCheckpoint } from '#store/checkpoint';
import { readEvents } from '#store/event-log';
import { readMetrics } from '#store/metric-log';
import { readRun, type RunDirectory } from '#store/run-directory';
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
});
