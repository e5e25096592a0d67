import { describe, expect, test } from 'vitest';
import type { RunLine } from '#protocol/pages/runs-page';
import { columnOf, deltaText, fixedColumns } from '#webview/runs/run-columns';
import { keepOrder, sortRuns } from '#webview/runs/sort-runs';
import { entryOf } from './run-lines';

const nowMs = Date.UTC(2026, 10, 24, 10);

interface SortCase {
  readonly column: string;
  readonly lines: readonly Partial<RunLine>[];
  /** The places of the runs when sorted up and down. */
  readonly up: string;
  readonly down: string;
}

const cases: readonly SortCase[] = [
  { column: 'name', lines: [{ title: 'run 10' }, { title: 'run 9' }, { title: 'Álava' }], up: '210', down: '012' },
  { column: 'seed', lines: [{ seed: 10 }, { seed: 9 }, { seed: null }], up: '102', down: '012' },
  { column: 'training', lines: [{ training: 'b' }, { training: '' }, { training: 'a' }], up: '201', down: '021' },
  {
    column: 'last:val.loss',
    lines: [{ last: { 'val.loss': 'NaN' } }, { last: { 'val.loss': 2 } }, { last: { 'val.loss': 'Infinity' } }],
    up: '120',
    down: '210',
  },
  { column: 'test:accuracy', lines: [{ test: {} }, { test: { accuracy: 0.5 } }, { test: { accuracy: 0.5 } }], up: '120', down: '120' },
  { column: 'baseline', lines: [{}, { isBaseline: true }, {}], up: '102', down: '102' },
  { column: 'duration', lines: [{ startedAt: null }, { state: 'running', endedAt: null }, {}], up: '210', down: '120' },
  { column: 'state', lines: [{ state: 'stopped' }, { state: 'failed' }, { state: 'finished' }], up: '120', down: '021' },
];

describe('runs', () => {
  test.each(cases)('sorted by $column keep equal ones in order and missing ones last', ({ column: id, lines, up, down }) => {
    const column = columnOf(id);
    const entries = lines.map((line, index) => ({ ...entryOf(String(index), line), digest: undefined }));
    const sorted = (descending: boolean): string =>
      column === undefined
        ? ''
        : sortRuns(entries, column, { descending, nowMs })
            .map(({ line }) => line.key)
            .join('');
    expect([sorted(false), sorted(true)]).toEqual([up, down]);
  });

  test('have a value and a text in every fixed column, damaged ones too', () => {
    const damaged = entryOf('x', { state: 'damaged', problem: 'no JSON', training: '', seed: null, last: {}, test: {}, best: null });
    for (const entry of [entryOf('a'), damaged, { ...entryOf('b'), digest: undefined }]) {
      for (const id of fixedColumns) expect(typeof columnOf(id)?.text(entry, nowMs)).toBe('string');
    }
  });

  test.each([
    ['best:val.accuracy', '98.00 % ep 9', 0.98],
    ['max:val.accuracy', '98.00 % ep 9', 0.98],
    ['min:val.accuracy', '50.00 % ep 1', 0.5],
    ['last:val.accuracy', '97.00 %', 0.97],
    ['test:accuracy', '98.50 %', 0.985],
    ['setting:batch.size', '32', 32],
    ['setting:no.such', '–', undefined],
  ])('say in the column %s %s', (id, text, value) => {
    expect([columnOf(id)?.text(entryOf('a'), nowMs), columnOf(id)?.value(entryOf('a'), nowMs)]).toEqual([text, value]);
  });

  test.each(['', 'nothing', 'best:', 'constructor', 'worst:val.loss', 'test:'])('have no column %j', (id) => {
    expect(columnOf(id)).toBeUndefined();
  });
});

test.each([
  { fact: 'stays while values change', shown: 'abcd', sorted: 'dcba', kept: 'abcd' },
  { fact: 'loses what is gone', shown: 'abcd', sorted: 'da', kept: 'ad' },
  { fact: 'takes what is new in before the row that follows it', shown: 'abc', sorted: 'nabxcy', kept: 'nabxcy' },
  { fact: 'takes several new ones in in their order', shown: 'a', sorted: 'xyza', kept: 'xyza' },
  { fact: 'begins with what there is', shown: '', sorted: 'ba', kept: 'ba' },
])('an order that a person looks at $fact', ({ shown, sorted, kept }) => {
  expect(keepOrder(Array.from(shown), Array.from(sorted)).join('')).toBe(kept);
});

test.each([
  ['test:accuracy', '+1.50 %'],
  ['last:val.accuracy', '±0'],
  ['test:loss', ''],
  ['seed', ''],
])('in the column %s a run is %j from the baseline', (id, text) => {
  const column = columnOf(id);
  const baseline = entryOf('b', { test: { accuracy: 0.97 }, seed: 3 });
  expect(column && deltaText(column, entryOf('a'), baseline)).toBe(text);
});
