import { describe, expect, it } from 'vitest';
import { isExhausted, isNewBest, noImprovement, withValue } from '#trainer/improvement';

/** The epoch after which patience runs out, and the best epoch. */
function follow(values: readonly number[], patience: number, better: 'higher' | 'lower') {
  let state = noImprovement;
  for (const [index, value] of values.entries()) {
    state = withValue(state, { epoch: index + 1, value }, better);
    if (isExhausted(state, patience)) {
      return { stoppedAfter: index + 1, best: state.epoch, newest: isNewBest(state) };
    }
  }
  return { stoppedAfter: null, best: state.epoch, newest: isNewBest(state) };
}

describe('improvement', () => {
  it.each([
    // The lecture's example: patience 2 ends after the fifth value, epoch 3 was the best.
    { values: [5, 4, 3, 3.5, 3.4, 3.6], patience: 2, better: 'lower', expected: { stoppedAfter: 5, best: 3, newest: false } },
    { values: [0.5, 0.6, 0.7], patience: 1, better: 'higher', expected: { stoppedAfter: null, best: 3, newest: true } },
    { values: [1, 1, 1], patience: 2, better: 'lower', expected: { stoppedAfter: 3, best: 1, newest: false } },
    { values: [Number.NaN, Number.NaN], patience: 2, better: 'lower', expected: { stoppedAfter: 2, best: 0, newest: false } },
    { values: [2, Number.NaN, 1], patience: 2, better: 'lower', expected: { stoppedAfter: null, best: 3, newest: true } },
  ] as const)('of $values with patience $patience', ({ values, patience, better, expected }) => {
    expect(follow(values, patience, better)).toEqual(expected);
  });
});
