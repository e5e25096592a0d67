import { describe, expect, it } from 'vitest';
import { progressLine } from '#cli/progress-line';

const progress = {
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
    expect(progressLine(progress, 200)).toBe('epoch 3/12  ████░░░░░░░░░░░░  25 %  2 min 5 s left  1,235 samples/s  loss 0.31  █▄▂▁');
  });

  it.each([12, 20, 40, 80])('fits into %i columns', (columns) => {
    const line = progressLine(progress, columns);
    expect(line.length).toBeLessThan(columns);
    expect(line.startsWith('epoch 3/12')).toBe(true);
  });

  it('stands before the first step', () => {
    const unknown = { epoch: 1, step: 0, losses: [], msLeft: Number.NaN, samplesPerSecond: Number.NaN };
    expect(progressLine({ ...progress, ...unknown }, 200)).toBe('epoch 1/12  ░░░░░░░░░░░░░░░░   0 %');
  });

  it('keeps the remaining time in a narrow terminal', () => {
    expect(progressLine(progress, 45)).toBe('epoch 3/12  ██░░░░  25 %  2 min 5 s left');
  });
});
