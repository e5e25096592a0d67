import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseJsonText } from '#protocol/parsed';
import { recipeSchema } from '#protocol/recipe-schema';
import { loadCheckpoint } from '#store/checkpoint';
import { readEvents } from '#store/event-log';
import { diskDoor } from '#store/file-door';
import { readMetrics } from '#store/metric-log';
import { readJob, readRecipeText, type RunDirectory } from '#store/run-directory';
import { readRow } from '#store/run-list';

const golden = join(import.meta.dirname, 'golden');

/** A run as each version has written it, with a folder a version; a version that changes a format adds one and reads the ones before. */
describe.each(readdirSync(golden))('the run that version %s has written', (version) => {
  const run: RunDirectory = { id: '2026-11-24-lenet-1', path: join(golden, version), door: diskDoor };

  test('is listed with its labels and values', () => {
    expect(readRow(run)).toMatchObject({
      kind: 'run',
      status: 'finished',
      labels: { title: 'tanh, ünïcode', tags: ['paper'] },
      run: { attempts: 2, last: { 'val.loss': Number.POSITIVE_INFINITY }, best: { metric: 'val.accuracy', value: 0.9375, step: 20 } },
    });
    expect(readJob(run)).toMatchObject({ training: 'Lenet', resume: null });
  });

  test.each([
    ['newest', 20],
    ['best', 20],
    [10, 10],
  ] as const)('gives its checkpoint %s to the bit', (which, step) => {
    const { weights, optimizer, state, origin, skipped } = loadCheckpoint(run, which);
    expect(weights).toEqual({
      'Net/C1/kernel': { type: 'float32', shape: [2, 3], data: Float32Array.from([0, 1, 2, 3, 4, 5], (eighths) => step + eighths / 8) },
      'Net/C1/bias': { type: 'float32', shape: [3], data: Float32Array.of(Number.NaN, -0, step) },
    });
    expect(optimizer).toEqual({ 'optimizer.0/iteration': { type: 'int32', shape: [], data: Int32Array.of(step) } });
    expect([state, origin.step, skipped]).toEqual([{ step, waited: 2, best: null }, step, []]);
  });

  test('gives the metrics of both attempts as one story, with what was not finite', () => {
    const { records, damaged } = readMetrics(run);
    const losses = records.flatMap((record) => (record.kind === 'step' ? [record.losses[0]] : []));
    expect(damaged).toBe(0);
    expect(losses).toEqual(Array.from({ length: 20 }, (_, index) => (index === 6 ? Number.NaN : (index < 10 ? 2 : 1) / (index + 1))));
    expect(records.flatMap((record) => (record.kind === 'epoch' ? [record.val['loss']] : []))).toEqual([0.25, Number.POSITIVE_INFINITY]);
  });

  test('gives its events and its recipe', () => {
    const { events, damaged } = readEvents(run);
    expect([events.map(({ kind }) => kind), damaged]).toEqual([['start', 'died', 'resume', 'end'], 0]);
    expect(parseJsonText(recipeSchema, readRecipeText(run))).toMatchObject({ kind: 'value', value: { name: 'mlp', batch: { size: 128 } } });
  });
});
