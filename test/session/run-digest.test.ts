import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EpochRecord, StepRecord } from '#protocol/metrics';
import { compareRuns, type RunToCompare } from '#session/compare-runs';
import { DigestReader, thin } from '#session/run-digest';
import { MetricWriter } from '#store/metric-log';
import { createRun, readRun, writeRun, type RunDirectory } from '#store/run-directory';
import { readRow } from '#store/run-list';
import { createStore, newRun } from '../store/sample-run';

const recipe = {
  version: 1,
  name: 'lenet',
  networks: { Net: { hyper: { width: 8 }, nodes: ['left out'] } },
  objectives: [
    { direction: 'minimize', text: 'loss', over: ['Net'], optimizer: { kind: 'sgd', rate: { kind: 'constant', rate: 0.1 } }, every: 1 },
  ],
  reports: [{ name: 'accuracy', metric: 'accuracy', better: 'higher', settings: {} }],
  batch: { size: 32 },
  seed: 1,
  earlyStop: null,
  keepBest: { part: 'val', metric: 'accuracy', better: 'higher' },
};

function epoch(number: number, accuracy: number, loss = 1 / number): EpochRecord {
  return { kind: 'epoch', epoch: number, step: 10 * number, train: { loss }, val: { loss, accuracy }, t: number };
}

function runWith(attempts: readonly (readonly (EpochRecord | StepRecord)[])[], text = JSON.stringify(recipe)): RunDirectory {
  const run = createRun(createStore(), { ...newRun(), recipe: text });
  attempts.forEach((records, index) => {
    const writer = new MetricWriter(run, index + 1, index === 0 ? null : 10);
    for (const record of records) writer.write(record);
    writer.dispose();
  });
  return run;
}

function read(run: RunDirectory): ReturnType<DigestReader['digest']> {
  const reader = new DigestReader(run);
  while (reader.readPiece());
  return reader.digest('k');
}

describe('the digest of a run', () => {
  test('tells the curve that the training is judged by, its extremes with their epochs, and the settings', () => {
    const digest = read(runWith([[epoch(1, 0.5), epoch(2, 0.9), epoch(3, 0.8)]]));
    expect([digest.curve, digest.spark]).toEqual(['val.accuracy', [0.5, 0.9, 0.8]]);
    expect(digest.metrics['val.accuracy']).toEqual({
      better: 'higher',
      min: { value: 0.5, epoch: 1 },
      max: { value: 0.9, epoch: 2 },
      last: { value: 0.8, epoch: 3 },
    });
    expect(digest.settings).toMatchObject({ 'batch.size': 32, 'optimizer.kind': 'sgd', 'networks.Net.hyper.width': 8, minimize: 'loss' });
  });

  test('forgets what a resumed attempt does again', () => {
    const digest = read(
      runWith([
        [epoch(1, 0.5), epoch(2, 0.99)],
        [epoch(2, 0.7), epoch(3, 0.8)],
      ]),
    );
    expect([digest.spark, digest.metrics['val.accuracy']?.max]).toEqual([[0.5, 0.7, 0.8], { value: 0.8, epoch: 3 }]);
  });

  test('goes on where it was when more is written', () => {
    const run = runWith([[epoch(1, 0.5)]]);
    const reader = new DigestReader(run);
    while (reader.readPiece());
    const writer = new MetricWriter(run, 1, null);
    writer.write(epoch(2, 0.6));
    writer.dispose();
    while (reader.readPiece());
    expect(reader.digest('k').spark).toEqual([0.5, 0.6]);
  });

  test('names what is no number, and does not take it for an extreme', () => {
    const { metrics, spark } = read(
      runWith([[epoch(1, Number.NaN, Number.NaN), epoch(2, 0.5, 2), epoch(3, 0.4, Number.POSITIVE_INFINITY)]]),
    );
    expect([spark, metrics['val.loss']?.min, metrics['val.loss']?.last]).toEqual([
      [null, 0.5, 0.4],
      { value: 2, epoch: 2 },
      { value: 'Infinity', epoch: 3 },
    ]);
  });

  test('is the same recipe for another seed only', () => {
    const [one, seeded, other] = [recipe, { ...recipe, seed: 9 }, { ...recipe, batch: { size: 64 } }].map(
      (each) => read(runWith([[]], JSON.stringify(each))).recipe,
    );
    expect([one === seeded, one === other]).toEqual([true, false]);
  });

  test.each(['', '{"version":1}', '[]', '{"networks":7}'])('of the recipe %j has no settings', (text) => {
    expect(read(runWith([[epoch(1, 0.5)]], text))).toMatchObject({ settings: {}, recipe: '', spark: [0.5] });
  });
});

test.each([
  [[1, 2, 3], 5, [1, 2, 3]],
  [[1, 3, 5, 7], 2, [2, 6]],
  [[Number.NaN, Number.NaN, 1, 1], 2, [null, 1]],
  [[], 3, []],
])('%j in at most %d values is %j', (values, limit, expected) => {
  expect(thin(values, limit)).toEqual(expected);
});

describe('runs that are compared', () => {
  const compared = (run: RunDirectory): RunToCompare => {
    const row = readRow(run);
    if (row.kind === 'damaged') throw new Error(row.reason.message);
    return { key: run.id, row, isBaseline: false };
  };

  test('tell results, settings, data, code and environment, a text for each run', async () => {
    const [first, second] = [runWith([[epoch(1, 0.5)]]), runWith([[epoch(1, 0.7)]], JSON.stringify({ ...recipe, batch: { size: 64 } }))];
    writeRun(second, { ...readRun(second), seed: 8, backend: 'cpu', git: { commit: 'c'.repeat(40), dirty: true } });
    mkdirSync(join(second.path, 'source'), { recursive: true });
    writeFileSync(join(second.path, 'source/lenet5.zoo'), 'network LeNet5\nmore\n');
    const { rows, curves, sources } = await compareRuns([first, second].map(compared), { compareNetworks: () => [] });
    const found = (path: string): readonly string[] | undefined => rows.find((row) => row.path === path)?.texts;
    expect([found('last val.accuracy'), found('batch.size'), found('seed'), found('backend'), found('uncommitted changes')]).toEqual([
      ['50.00 %', '70.00 %'],
      ['32', '64'],
      ['7', '8'],
      ['eager', 'cpu'],
      ['', 'yes'],
    ]);
    expect(rows.filter(({ group, path }) => group === 'recipe' && path === 'seed')).toEqual([]);
    expect(curves.find(({ run, name }) => run === 1 && name === 'val.accuracy')?.values).toEqual([0.7]);
    expect(sources).toEqual([
      {
        run: 1,
        file: 'lenet5.zoo',
        lines: [
          { kind: 'same', text: 'network LeNet5' },
          { kind: 'added', text: 'more' },
        ],
      },
    ]);
  });

  test('are compared as far as they can be read', async () => {
    const [whole, broken] = [runWith([[epoch(1, 0.5)]]), runWith([[]], 'no JSON')];
    writeFileSync(join(broken.path, 'metrics-1.jsonl'), 'no record\n');
    const { rows } = await compareRuns([whole, broken].map(compared), { compareNetworks: () => [] });
    expect(rows.find(({ path }) => path === 'batch.size')?.texts).toEqual(['32', '']);
  });
});
