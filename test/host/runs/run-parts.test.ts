import { describe, expect, test } from 'vitest';
import { baselineKeys } from '#host/runs/baseline-keys';
import { remainingMs, withMoment, type StepMoment } from '#host/runs/remaining-time';
import { runKeysOf } from '#host/runs/run-arguments';
import { inEnglish } from '#base/translate';
import { sampleCatalogRow } from './sample-rows';

describe('the remaining time', () => {
  const pace = (steps: readonly (readonly [number, number])[]): readonly StepMoment[] =>
    steps.reduce<readonly StepMoment[]>((moments, [atMs, step]) => withMoment(moments, { atMs, step }), []);

  type Case = readonly [string, readonly (readonly [number, number])[], number, number | null];
  test.each<Case>([
    ['is not known at the first look', [[0, 10]], 100, null],
    [
      'is not known while nothing moves',
      [
        [0, 10],
        [1000, 10],
      ],
      100,
      null,
    ],
    [
      'follows the pace',
      [
        [0, 10],
        [1000, 20],
      ],
      100,
      8_000,
    ],
    [
      'forgets a pace of long ago',
      [
        [0, 0],
        [60_000, 1],
        [61_000, 11],
      ],
      111,
      10_000,
    ],
    [
      'begins anew where a run went back',
      [
        [0, 50],
        [1000, 10],
        [2000, 20],
      ],
      100,
      8_000,
    ],
    [
      'is nothing beyond the end',
      [
        [0, 10],
        [1000, 110],
      ],
      100,
      0,
    ],
    [
      'is not known without a length',
      [
        [0, 10],
        [1000, 20],
      ],
      0,
      null,
    ],
  ])('%s', (_, steps, ...[total, expected]) => {
    expect(remainingMs(pace(steps), total)).toBe(expected);
  });
});

describe('the runs that a command was called with', () => {
  const line = (key: string) => ({ kind: 'run', key });
  test.each([
    ['a page that names them', ['a/1', 'a/2', 'a/1'], ['a/1', 'a/2']],
    ['a line', [line('a/1')], ['a/1']],
    ['a line and the selected ones', [line('a/1'), [line('a/1'), line('a/2')]], ['a/1', 'a/2']],
    ['nothing', [], []],
    ['a line of another view', [{ kind: 'network', key: 'a/1' }], []],
    ['what is no run', [undefined, 3, { key: 'a/1' }], []],
  ])('are found in %s', (_, words, keys) => {
    expect(runKeysOf(words)).toEqual(keys);
  });
});

test('of several pinned runs of a training, the one pinned last is the baseline', () => {
  const rows = [
    sampleCatalogRow({ id: '2026-11-24-lenet-1', labels: { pinnedAt: '2026-11-24T08:00:00.000Z' } }),
    sampleCatalogRow({ id: '2026-11-24-lenet-2', labels: { pinnedAt: '2026-11-24T09:00:00.000Z' } }),
    sampleCatalogRow({ id: '2026-11-24-other-1', name: 'other', labels: { pinnedAt: '2026-11-24T07:00:00.000Z' } }),
    sampleCatalogRow({ id: '2026-11-24-other-2', name: 'other' }),
  ];
  expect([...baselineKeys(rows)]).toEqual(['work/2026-11-24-lenet-2', 'work/2026-11-24-other-1']);
});

test('values take their places in a text', () => {
  expect(inEnglish('{0} of {1}, {0}', 2, 'three')).toBe('2 of three, 2');
});
