import { describe, expect, test } from 'vitest';
import { chartMove } from '#webview/curves/chart-keys';
import { chartScale, chartTicks } from '#webview/curves/chart-scale';
import { chartsSvg } from '#webview/curves/charts-svg';
import { parseRate } from '#webview/curves/parse-rate';
import { placedEvents, spreadEvents } from '#webview/curves/placed-events';
import { nearestPoint, valueAt } from '#webview/curves/series-at';
import { fittedRange, grownRange } from '#webview/curves/y-range';
import { happened, seriesOf } from './curve-samples';

describe('the marks of an axis', () => {
  test.each([
    ['round numbers', { low: 0, high: 10, count: 5, isLog: false, kind: 'plain' }, [0, 2, 4, 6, 8, 10]],
    ['fractions without rests', { low: 0, high: 0.32, count: 4, isLog: false, kind: 'plain' }, [0, 0.1, 0.2, 0.3]],
    ['whole steps only', { low: 1, high: 3, count: 8, isLog: false, kind: 'whole' }, [1, 2, 3]],
    ['seconds as a clock', { low: 0, high: 170, count: 4, isLog: false, kind: 'seconds' }, [0, 60, 120]],
    ['days', { low: 0, high: 400_000, count: 3, isLog: false, kind: 'seconds' }, [0, 172_800, 345_600]],
    ['decades', { low: 1e-4, high: 1, count: 5, isLog: true, kind: 'plain' }, [1e-4, 1e-3, 1e-2, 1e-1, 1]],
    ['within a decade', { low: 1, high: 20, count: 6, isLog: true, kind: 'plain' }, [1, 2, 5, 10, 20]],
    ['a short stretch of a logarithmic axis', { low: 2, high: 4, count: 4, isLog: true, kind: 'plain' }, [2, 2.5, 3, 3.5, 4]],
    ['nothing where there is no room', { low: 3, high: 3, count: 4, isLog: false, kind: 'plain' }, []],
  ] as const)('are %s', (_name, request, ticks) => {
    expect(chartTicks(request)).toEqual(ticks);
  });

  test('lead from a value to its place and back', () => {
    for (const isLog of [false, true]) expect(chartScale(isLog).valueAt(chartScale(isLog).place(0.03))).toBeCloseTo(0.03, 12);
  });
});

describe('the vertical axis', () => {
  const loss = [seriesOf([1, 2, 3], [2, Number.NaN, 0.5])];

  test('holds every value with room, and begins at zero where values do', () => {
    expect(fittedRange(loss, false).low).toBeCloseTo(0.41, 12);
    expect(fittedRange(loss, false).high).toBeCloseTo(2.09, 12);
    expect(fittedRange([seriesOf([1, 2], [0.01, 1])], false).low).toBe(0);
    const log = fittedRange(loss, true);
    expect([log.low < 0.5, log.low > 0, log.high > 2]).toEqual([true, true, true]);
  });

  test('only grows while somebody looks', () => {
    const held = grownRange(undefined, { low: 0, high: 2 });
    expect(grownRange(held, { low: 0.5, high: 1 })).toBe(held);
    expect(grownRange(held, { low: -1, high: 1 })).toEqual({ low: -1, high: 2 });
  });

  test.each([[[]], [[seriesOf([1], [3])]], [[seriesOf([1], [Number.NaN])]], [[seriesOf([1, 2], [0, 0])]]])(
    'has a width also for %j',
    (series) => {
      const { low, high } = fittedRange(series, false);
      expect(high).toBeGreaterThan(low);
    },
  );
});

describe('the point nearest to a place', () => {
  const series = seriesOf([1, 2, 4, 8], [10, 20, 40, 80]);

  test.each([
    [0, 0],
    [1.4, 0],
    [1.6, 1],
    [3.5, 2],
    [100, 3],
  ])('of %d is number %d', (at, index) => {
    expect(nearestPoint(series, at)).toBe(index);
  });

  test('is none where there are none', () => {
    expect(valueAt(seriesOf([], []), 1)).toBeNaN();
  });
});

describe('keys on a chart', () => {
  const stretch = { from: 20, to: 40, first: 0, last: 100 };

  test.each([
    ['+', false, { kind: 'zoom', from: 25, to: 35 }],
    ['-', false, { kind: 'zoom', from: 10, to: 50 }],
    ['ArrowRight', false, { kind: 'point', by: 1 }],
    ['ArrowRight', true, { kind: 'zoom', from: 25, to: 45 }],
    ['ArrowLeft', true, { kind: 'zoom', from: 15, to: 35 }],
    ['Home', false, { kind: 'end', of: 'first' }],
    ['Escape', false, { kind: 'reset' }],
    ['a', false, undefined],
  ] as const)('%s with Shift %s', (key, isShift, move) => {
    expect(chartMove(key, isShift, { stretch, at: null })).toEqual(move);
  });

  test('zooming out of everything shows everything, and moving stops at the ends', () => {
    expect(chartMove('-', false, { stretch: { ...stretch, from: 0, to: 90 }, at: 50 })).toEqual({ kind: 'reset' });
    expect(chartMove('ArrowRight', true, { stretch: { ...stretch, from: 85, to: 99 }, at: null })).toEqual({
      kind: 'zoom',
      from: 86,
      to: 100,
    });
  });
});

test.each([
  ['0.001', 0.001],
  [' 1e-3 ', 0.001],
  ['0,5', 0.5],
  ['.5', 0.5],
  ['0', 0],
  ['-1', undefined],
  ['', undefined],
  ['1e999', undefined],
  ['0x10', undefined],
  ['one', undefined],
])('the rate %j is read as %j', (text, rate) => {
  expect(parseRate(text)).toBe(rate);
});

describe('events over the curves', () => {
  const events = happened.kind === 'happened' ? happened.events : [];

  test.each([
    ['step', [8, 10]],
    ['epoch', [0.8, 1]],
    ['time', [4, 5]],
  ] as const)('stand where they happened by %s', (axis, places) => {
    const last = { step: 15, epoch: 1.5, time: 7 }[axis];
    expect(placedEvents(new Map([[0, { events }]]), { axis, from: 0, to: last }).map(({ x }) => x)).toEqual(places);
  });

  test('give way to more urgent ones', () => {
    const placed = placedEvents(new Map([[0, { events }]]), { axis: 'step', from: 0, to: 100 });
    expect(spreadEvents(placed, (x) => x, 5).map(({ event }) => event.kind)).toEqual(['rateChange', 'checkpoint']);
  });
});

describe('the exported picture', () => {
  const style = {
    text: '#111',
    muted: '#555',
    grid: '#ccc',
    background: '#fff',
    runs: ['#00f'],
    font: '"A & B"',
    fontSize: 13,
    warning: '#f00',
  };
  const window = { from: 1, to: 3, axis: 'step', logX: false, logY: false } as const;
  const chart = { metric: 'loss', series: [seriesOf([1, 2, 3], [2, Number.NaN, 1])], window, range: { low: 0, high: 2 } };
  const picture = chartsSvg([chart], { names: ['<script>&"'], runs: [0], style });

  test('needs nothing else, and is written with text as text', () => {
    expect(picture.text).not.toMatch(/https?:(?!\/\/www\.w3\.org\/2000\/svg)|<script|url\(|href/);
    expect(picture.text).toContain('&lt;script&gt;&amp;&quot;');
    expect(picture.text).toContain('font-family="&quot;A &amp; B&quot;, sans-serif"');
  });

  test('has a gap where the curve has one', () => {
    expect(picture.text).toContain('<path d="M70 34M880 137"');
  });

  test('is the same for the same content', () => {
    expect(chartsSvg([chart], { names: ['<script>&"'], runs: [0], style })).toEqual(picture);
  });
});
