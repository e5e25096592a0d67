import { describe, expect, test } from 'vitest';
import type { ComparedRun, ComparisonRow } from '#protocol/run-comparison';
import { baselineDeltas, toMarkdown } from '#webview/runs/comparison-text';
import { chartScale, chartTicks, curvePath, logTicks } from '#webview/runs/overlay-scale';

const run = (name: string, isBaseline = false): ComparedRun => ({
  key: name,
  id: name,
  name,
  training: 't',
  state: 'finished',
  isBaseline,
});

function row(words: string, values: (number | null)[], better: 'higher' | 'lower' = 'lower'): ComparisonRow {
  return { group: 'results', path: words, words, texts: values.map((value) => String(value ?? '')), measured: { better, values } };
}

describe('differences to the baseline', () => {
  test.each<[string, (number | null)[], readonly string[]]>([
    ['test accuracy', [0.98, 0.97], ['+1.00 %', '']],
    ['best val.loss', [0.1, 0.25], ['−0.15', '']],
    ['duration', [61_000, 1_000], ['+1 min', '']],
    ['test loss', [0.5, 0.5], ['±0', '']],
    ['test loss', [null, 0.5], ['', '']],
    ['test loss', [0.5, null], ['', '']],
  ])('in %s of %j are %j', (words, values, deltas) => {
    expect(baselineDeltas(row(words, values), [run('a'), run('b', true)])).toEqual(deltas);
  });

  test('are left out without a baseline, and in rows that nobody measures', () => {
    expect(baselineDeltas(row('test loss', [1, 2]), [run('a'), run('b')])).toEqual(['', '']);
    expect(baselineDeltas({ ...row('state', [1, 2]), measured: null }, [run('a'), run('b', true)])).toEqual(['', '']);
  });
});

test('a comparison as Markdown shows names as text, groups, best and differences', () => {
  const rows: ComparisonRow[] = [
    row('test loss', [0.5, 0.25]),
    { group: 'recipe', path: 'batch.size', words: 'batch size', texts: ['32', '64'], measured: null },
  ];
  expect(toMarkdown({ runs: [run('<b>|a'), run('b', true)], rows, curves: [], sources: [] }, rows)).toBe(
    [
      '|  | \\<b\\>\\|a | b ★ |',
      '| --- | --- | --- |',
      '| **Results** | | |',
      '| test loss | 0.5 (+0.25) | 0.25 (best) |',
      '| **Recipe** | | |',
      '| batch size | 32 | 64 |',
      '',
    ].join('\n'),
  );
});

const size = { width: 120, height: 70, left: 10, right: 10, top: 10, bottom: 10 };

describe('a chart', () => {
  test.each<[number[], (number | null)[], string]>([
    [[1, 2, 3], [0, 1, 0.5], 'M10.0 60.0L60.0 10.0L110.0 35.0'],
    [[1, 2, 3], [0, null, 1], 'M10.0 60.0M110.0 10.0h3'],
    [[1], [5], 'M60.0 35.0h3'],
    [[], [], ''],
  ])('draws %j, %j as %s', (epochs, values, path) => {
    const curve = { run: 0, name: 'val.loss', epochs, values };
    expect(curvePath(curve, chartScale([curve], size))).toBe(path);
  });

  test.each([
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [1, 12, [5, 10]],
    [-0.3, 0.3, [-0.2, 0, 0.2]],
    [1e-9, 3e-9, [1e-9, 1.5e-9, 2e-9, 2.5e-9, 3e-9]],
  ])('from %d to %d has marks at %j', (low, high, ticks) => {
    expect(chartTicks(low, high).map((tick) => (tick === 0 ? 0 : tick))).toEqual(ticks);
  });
});

test.each([
  [0.001, 1, [0.001, 0.01, 0.1, 1]],
  [0.3, 3, [0.5, 1, 2]],
  [1e-12, 1, [1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1]],
])('a logarithmic axis from %d to %d has marks at %j', (low, high, ticks) => {
  expect(logTicks(low, high)).toEqual(ticks);
});

test('a logarithmic axis has no place for what is not above zero', () => {
  const curve = { run: 0, name: 'val.loss', epochs: [1, 2, 3], values: [0.01, 0, 1] };
  expect(curvePath(curve, chartScale([curve], size, true))).toBe('M10.0 60.0M110.0 10.0h3');
});
