import { describe, expect, test } from 'vitest';
import { judgeClasses, wilsonInterval } from '#engine/metrics/judge-classes';

describe('a confusion matrix', () => {
  test('gives precision, recall and F1 as computed by hand, and their means', () => {
    const { accuracy, classes, macro, weighted } = judgeClasses([
      [2, 1, 0],
      [1, 1, 0],
      [0, 1, 2],
    ]);
    expect(accuracy).toBe(5 / 8);
    expect(classes.map(({ support, predicted }) => [support, predicted])).toEqual([
      [3, 3],
      [2, 3],
      [3, 2],
    ]);
    expect(classes.map(({ precision }) => precision)).toEqual([2 / 3, 1 / 3, 1]);
    expect(classes.map(({ recall }) => recall)).toEqual([2 / 3, 1 / 2, 2 / 3]);
    expect(classes.map(({ f1 }) => f1)).toEqual([2 / 3, 2 / 5, 4 / 5]);
    expect(macro.f1).toBeCloseTo((2 / 3 + 2 / 5 + 4 / 5) / 3, 12);
    expect(weighted.f1).toBeCloseTo(0.65, 12);
    expect(weighted.recall).toBeCloseTo(accuracy, 12);
  });

  test('of a class that is never there and never said has no numbers and does not count', () => {
    const { classes, macro } = judgeClasses([
      [3, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect(classes[1]).toEqual({ support: 0, predicted: 0, precision: null, recall: null, f1: null });
    expect(classes[2]).toMatchObject({ precision: null, recall: 0, f1: 0 });
    expect(macro).toEqual({ precision: 3 / 8, recall: 1 / 2, f1: 3 / 7 });
  });

  test('without samples says nothing', () => {
    expect(judgeClasses([[0]])).toMatchObject({ accuracy: 0, interval: { low: 0, high: 1 }, macro: { precision: 0, recall: 0, f1: 0 } });
  });
});

// Values of the formula, computed with 30 digits.
test.each([
  { hits: 5, count: 8, low: 0.30574, high: 0.86316 },
  { hits: 0, count: 10, low: 0, high: 0.27753 },
  { hits: 10, count: 10, low: 0.72247, high: 1 },
  { hits: 9664, count: 10000, low: 0.96268, high: 0.96976 },
])('the Wilson interval of $hits in $count is $low to $high', ({ hits, count, low, high }) => {
  const interval = wilsonInterval(hits, count);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});
