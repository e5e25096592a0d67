import { describe, expect, test } from 'vitest';
import { numberProblem, parseSetting } from '#host/training/number-limits';
import { TrainingEnds } from '#host/training/training-ends';
import { liveRows, trainingStatus } from '#host/training/training-status';
import { inEnglish as t } from '#base/translate';
import type { RunStatus } from '#protocol/run';
import { sampleCatalogRow } from '../runs/sample-rows';

const running = (id: string) => sampleCatalogRow({ id, status: 'running', progress: { epoch: 2, epochs: 12, step: 5, steps: 60 } });

describe('the status bar', () => {
  test('is empty while nothing trains', () => {
    expect(trainingStatus(liveRows([sampleCatalogRow({ status: 'finished' })]), () => undefined, t)).toBe(undefined);
  });

  test('tells name, epoch and remaining time of one training', () => {
    const status = trainingStatus([running('2026-11-24-lenet-1')], () => ({ step: 12, epoch: 3, leftMs: 240_000 }), t);
    expect(status).toEqual({ text: '$(sync~spin) lenet-1 · epoch 3/12 · 4 min left', spoken: 'lenet-1, epoch 3/12, 4 min left' });
  });

  test('counts several, with the time until the last one ends', () => {
    const left: Readonly<Record<string, number>> = { 'work/2026-11-24-a-1': 60_000, 'work/2026-11-24-b-1': 120_000 };
    const rows = [running('2026-11-24-a-1'), running('2026-11-24-b-1')];
    expect(trainingStatus(rows, (key) => ({ step: 1, epoch: 1, leftMs: left[key] ?? null }), t)?.text).toBe(
      '$(sync~spin) 2 trainings · 2 min left',
    );
    expect(trainingStatus(rows, () => undefined, t)?.spoken).toBe('2 trainings');
  });

  test('does not spin while a training is paused', () => {
    const paused = sampleCatalogRow({ status: 'paused', progress: { epoch: 2, epochs: 12, step: 5, steps: 60 } });
    expect(trainingStatus([paused], () => undefined, t)?.text).toBe('$(debug-pause) lenet-3 · paused · epoch 2/12');
  });
});

describe('the end of a training', () => {
  const look = (...statuses: readonly RunStatus[]): readonly string[] => {
    const ends = new TrainingEnds();
    return statuses.flatMap((status) => ends.look([sampleCatalogRow({ status })]).map((end) => end.status));
  };
  test.each([
    ['is told once', ['running', 'finished', 'finished'], ['finished']],
    ['is told for one that waited only', ['queued', 'failed'], ['failed']],
    ['is told when its process has gone', ['paused', 'interrupted'], ['interrupted']],
    ['is not told for one that was over before the window opened', ['finished', 'finished'], []],
    ['is not told to who stopped it', ['running', 'stopped'], []],
    ['is told again after going on', ['running', 'interrupted', 'running', 'finished'], ['interrupted', 'finished']],
  ] as const)('%s', (_, statuses, told) => {
    expect(look(...statuses)).toEqual(told);
  });
});

describe('a number that is typed', () => {
  test.each([
    ['0.001', 0.001],
    ['1e-3', 0.001],
    [' 5 ', 5],
    ['.5', 0.5],
    ['', undefined],
    ['0x10', undefined],
    ['1,5', undefined],
    ['Infinity', undefined],
  ])('%j is %j', (text, value) => {
    expect(parseSetting(text)).toBe(value);
  });

  test.each([
    ['abc', { minimum: 0, isWhole: false }, 'Type a number.'],
    ['1.5', { minimum: 0, isWhole: true }, 'Type a whole number.'],
    ['-1', { minimum: 0, isWhole: false }, 'At least 0.'],
    ['9', { minimum: 0, maximum: 5, isWhole: true }, 'At most 5.'],
    ['3', { minimum: 0, maximum: 5, isWhole: true }, undefined],
  ])('%j within its limits says %j', (text, limits, problem) => {
    expect(numberProblem(text, limits, t)).toBe(problem);
  });
});
