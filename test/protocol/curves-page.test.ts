import { describe, expect, test } from 'vitest';
import { readCurvePreferences } from '#protocol/pages/curve-preferences';
import { curvesPage } from '#protocol/pages/curves-page';
import { parseToHost, parseToPage } from '#protocol/pages/page-wire';

const view = { axis: 'step', from: null, to: 10, pixels: 900, smoothing: 0.6, logX: false, logY: true };

describe('what the curves page says', () => {
  test.each([
    { kind: 'look', look: 1, view },
    { kind: 'taken' },
    { kind: 'again' },
    { kind: 'table' },
    { kind: 'csv', runs: [0, 3] },
    { kind: 'sample', run: 0, sample: 4 },
    { kind: 'order', run: 0, order: 'pause' },
    { kind: 'setRate', run: 0, rate: 0.001, objective: null },
    { kind: 'addRun' },
    { kind: 'compare' },
  ])('is understood: $kind', (message) => {
    expect(parseToHost(curvesPage, message)).toEqual({ from: 'own', message });
  });

  test.each([
    ['a command that is none', { kind: 'order', run: 0, order: 'workbench.action.quit' }],
    ['a path for a picture', { kind: 'sample', run: 0, sample: '../run.json' }],
    ['a negative run', { kind: 'sample', run: -1, sample: 0 }],
    ['a rate that is no number', { kind: 'setRate', run: 0, rate: Number.NaN, objective: null }],
    ['a negative rate', { kind: 'setRate', run: 0, rate: -1, objective: null }],
    ['a window of a million pixels', { kind: 'look', look: 1, view: { ...view, pixels: 1_000_000 } }],
    ['an infinite window', { kind: 'look', look: 1, view: { ...view, to: Number.POSITIVE_INFINITY } }],
    ['a weight of one', { kind: 'look', look: 1, view: { ...view, smoothing: 1 } }],
    ['an axis that is none', { kind: 'look', look: 1, view: { ...view, axis: 'x' } }],
    ['too many runs', { kind: 'csv', runs: Array.from({ length: 101 }, () => 0) }],
    ['nothing', null],
  ])('is refused: %s', (_name, message) => {
    expect(parseToHost(curvesPage, message).from).toBe('nobody');
  });
});

test('a picture that is no picture is refused by the page', () => {
  const message = { kind: 'sample', run: 0, sample: 0, url: 'https://elsewhere.test/a.png' };
  expect(parseToPage(curvesPage, message).from).toBe('nobody');
});

test.each([
  undefined,
  null,
  7,
  'text',
  [],
  { axis: 'x', from: 'y', smoothing: 3, logX: 1, hiddenRuns: 'all', ranges: { loss: 4 }, shows: 'none' },
])('what an older page has kept is read as far as it can be: %j', (kept) => {
  expect(readCurvePreferences(kept)).toEqual({
    axis: 'step',
    from: null,
    to: null,
    smoothing: 0.6,
    logX: false,
    logY: false,
    hiddenRuns: [],
    hiddenMetrics: ['rate', 'images/s'],
    ranges: {},
    shows: 'charts',
  });
});
