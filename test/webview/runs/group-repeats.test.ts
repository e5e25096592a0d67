import { describe, expect, test } from 'vitest';
import { bandOf, groupedRows, groupRepeats, meanAndDeviation, spreadText } from '#webview/runs/group-repeats';
import type { RunEntry } from '#webview/runs/run-entry';
import { noSelection, withMembers } from '#webview/runs/select-rows';
import { sparkArea, sparkRange } from '#webview/runs/sparkline-path';
import { entryOf } from './run-lines';

/** Runs by key; the letter of a run is its recipe, `-` one that has not been read. */
function runs(words: string): ReadonlyMap<string, RunEntry> {
  return new Map(
    words.split(' ').map((key): [string, RunEntry] => {
      const entry = entryOf(key, {}, { recipe: key.charAt(0) });
      return [key, key.startsWith('-') ? { ...entry, digest: undefined } : entry];
    }),
  );
}

describe('repeats', () => {
  test.each([
    ['a1 b1 a2 c1 a3', '[a] b1 c1', 'closed'],
    ['a1 b1 a2 c1 a3', '[a] a1 a2 a3 b1 c1', 'open'],
    ['a1 b1', 'a1 b1', 'closed'],
    ['-1 -2 a1', '-1 -2 a1', 'closed'],
    ['b1 a1 b2 a2', '[b] [a]', 'closed'],
  ])('of %s stand as %s when %s', (words, rows, state) => {
    const entries = runs(words);
    const order = [...entries.keys()];
    const groups = groupRepeats(order, (key) => entries.get(key));
    const shown = groupedRows(order, groups, () => state === 'open').map((key) => (key.startsWith('\n') ? `[${key.trim()}]` : key));
    expect(shown.join(' ')).toBe(rows);
  });

  test('are chosen with their group', () => {
    const chosen = withMembers({ ...noSelection, chosen: new Set(['g', 'x']) }, (key) => (key === 'g' ? ['a', 'b'] : [])).chosen;
    expect([...chosen]).toEqual(['g', 'a', 'b', 'x']);
  });

  test.each([
    [[1, 3], { mean: 2, deviation: Math.SQRT2 }],
    [[5], { mean: 5, deviation: 0 }],
    [[1, Number.NaN, undefined, 3, 'x'], { mean: 2, deviation: Math.SQRT2 }],
    [[undefined], undefined],
  ])('%j have the mean and deviation %j', (values, expected) => {
    expect(meanAndDeviation(values)).toEqual(expected);
  });

  test.each([
    ['val.accuracy', [0.98, 0.99], '98.50 ± 0.71 %'],
    ['val.loss', [0.1, 0.2], '0.15 ± 0.071'],
    ['val.loss', [Number.NaN], ''],
  ])('in %s of %j are written as %j', (metric, values, text) => {
    expect(spreadText(metric, values)).toBe(text);
  });

  test('have a band of least, mean and largest; shorter curves are stretched', () => {
    expect(
      bandOf([
        [0, 2],
        [2, 4, 4, null],
      ]),
    ).toEqual({ low: [0, 0, 2, 2], mean: [1, 2, 3, 2], high: [2, 4, 4, 2] });
    expect(bandOf([])).toEqual({ low: [], mean: [], high: [] });
    expect(sparkArea([0, null, 0], [1, null, 1], sparkRange([0, 1]))).toBe('M1.0 2.0L91.0 2.0L91.0 18.0L1.0 18.0Z');
  });
});
