import { describe, expect, it } from 'vitest';
import { plateausOf, rateAt } from '#model/rate-at';
import type { Schedule } from '#model/schedule';

const cases: readonly (readonly [Schedule, readonly (readonly [epoch: number, rate: number])[]])[] = [
  [
    { kind: 'constant', rate: 0.1 },
    [
      [0, 0.1],
      [7.5, 0.1],
    ],
  ],
  [
    { kind: 'step', rate: 1, at: [2, 4], factor: 0.1 },
    [
      [0, 1],
      [1.99, 1],
      [2, 0.1],
      [4, 0.01],
    ],
  ],
  [
    { kind: 'cosine', rate: 0.002, to: 0 },
    [
      [0, 0.002],
      [5, 0.001],
      [10, 0],
    ],
  ],
  [
    { kind: 'linear', rate: 1, to: 0, from: 5 },
    [
      [3, 1],
      [5, 1],
      [7.5, 0.5],
      [10, 0],
    ],
  ],
  [
    { kind: 'exponential', rate: 1, factor: 0.5 },
    [
      [0, 1],
      [3, 0.125],
    ],
  ],
  [
    { kind: 'warmup', epochs: 2, then: { kind: 'constant', rate: 1 } },
    [
      [0, 0],
      [1, 0.5],
      [2, 1],
      [9, 1],
    ],
  ],
  [
    { kind: 'cyclic', rate: 0, to: 1, period: 4 },
    [
      [0, 0],
      [1, 0.5],
      [2, 1],
      [3, 0.5],
      [4, 0],
    ],
  ],
];

describe.each(cases)('%j', (schedule, rates) => {
  it.each(rates)('at epoch %d of 10 is %d', (epoch, rate) => {
    expect(rateAt(schedule, { epoch, epochs: 10, progress: epoch / 10, plateaus: 0 })).toBeCloseTo(rate, 12);
  });
});

describe('plateaus', () => {
  it('are counted each time the patience passes without a new least loss', () => {
    expect(plateausOf([5, 4, 3, 3.5, 3.4, 3.6], 2)).toBe(1);
    expect(plateausOf([5, 4, 3, 3.5, 3.4, 3.6, Number.NaN], 2)).toBe(2);
    expect(plateausOf([5, 4, 3, 2], 2)).toBe(0);
  });

  it('lower the rate down to its least', () => {
    const schedule: Schedule = { kind: 'plateau', rate: 1, factor: 0.1, patience: 2, least: 0.05 };
    expect([0, 1, 2].map((plateaus) => rateAt(schedule, { epoch: 0, epochs: 1, progress: 0, plateaus }))).toEqual([1, 0.1, 0.05]);
  });
});
