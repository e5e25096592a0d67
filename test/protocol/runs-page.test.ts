import { describe, expect, test } from 'vitest';
import { parseToHost, parseToPage } from '#protocol/pages/page-wire';
import { runsPage } from '#protocol/pages/runs-page';
import { bestOf, isDifferent, type ComparisonRow } from '#protocol/run-comparison';

const keys = ['ws/lenet-1', 'ws/lenet-2'];

describe('the host', () => {
  test.each([
    { kind: 'look', keys: [] },
    { kind: 'compare', keys },
    { kind: 'rename', key: 'ws/lenet-1', title: '' },
    { kind: 'pin', key: 'ws/lenet-1', pinned: true },
    { kind: 'restore', deletion: 0 },
    { kind: 'begin' },
  ])('takes %j', (message) => {
    expect(parseToHost(runsPage, message)).toEqual({ from: 'own', message });
  });

  test.each([
    null,
    7,
    'delete',
    {},
    { kind: 'delete' },
    { kind: 'delete', keys: [] },
    { kind: 'delete', keys: ['x'.repeat(401)] },
    { kind: 'delete', keys: [{ path: '/etc' }] },
    { kind: 'run', command: 'rm' },
    { kind: 'rename', key: 'a', title: 'x'.repeat(1_001) },
    { kind: 'pin', key: 'a', pinned: 'yes' },
    { kind: 'restore', deletion: -1 },
    { kind: 'restore', deletion: 0.5 },
  ])('drops %j', (message) => {
    expect(parseToHost(runsPage, message).from).toBe('nobody');
  });
});

test('the page drops rows with what is no number, and takes the words for what JSON cannot carry', () => {
  const digest = { key: 'a', curve: null, spark: [1, null], metrics: {}, settings: { decay: 'Infinity', rate: 0.1 }, recipe: '' };
  expect(parseToPage(runsPage, { kind: 'digests', digests: [digest] }).from).toBe('own');
  expect(parseToPage(runsPage, { kind: 'digests', digests: [{ ...digest, spark: ['1'] }] }).from).toBe('nobody');
  expect(parseToPage(runsPage, { kind: 'lines', reset: true, lines: [{ key: 'a' }], gone: [] }).from).toBe('nobody');
});

function measured(better: 'higher' | 'lower', ...values: (number | 'NaN' | null)[]): ComparisonRow {
  return { group: 'results', path: 'x', words: 'x', texts: values.map(String), measured: { better, values } };
}

describe('the best of several runs', () => {
  test.each<[ComparisonRow, readonly number[]]>([
    [measured('higher', 1, 3, 2), [1]],
    [measured('lower', 1, 3, 1), [0, 2]],
    [measured('lower', 1, 1), []],
    [measured('higher', 1, null), []],
    [measured('higher', 'NaN', 2, 1), [1]],
    [{ ...measured('higher'), measured: null }, []],
  ])('%j is that of the runs %j', (row, best) => {
    expect(bestOf(row)).toEqual(best);
  });

  test('differ where a text does', () => {
    expect([measured('higher', 1, 1), measured('higher', 1, 2)].map(isDifferent)).toEqual([false, true]);
  });
});
