import { describe, expect, it } from 'vitest';
import { progressLine } from '#cli/progress-line';

const progress = {
  name: 'lenet-1',
  epoch: 3,
  epochs: 12,
  step: 1000,
  steps: 4000,
  samplesPerSecond: 1234.5,
  msLeft: 125_000,
  losses: [2.3, 1.2, 0.6, 0.31],
};

describe('the progress line', () => {
  it('tells epoch, share, speed, remaining time, loss and its curve', () => {
    expect(progressLine(progress, 200)).toBe(
      'lenet-1  epoch 3/12  ████░░░░░░░░░░░░  25 %  1,235 samples/s  2 min 5 s left  loss 0.31  █▄▂▁',
    );
  });

  it.each([20, 40, 80])('fits into %i columns', (columns) => {
    const line = progressLine(progress, columns);
    expect(line.length).toBeLessThan(columns);
    expect(line.startsWith('lenet-1')).toBe(true);
  });

  it('stands before the first step', () => {
    expect(progressLine({ ...progress, epoch: 1, step: 0, losses: [], msLeft: Number.NaN }, 200)).toContain('? left  loss NaN');
  });
});
