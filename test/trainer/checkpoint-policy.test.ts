import { describe, expect, it } from 'vitest';
import { isCheckpointDue } from '#trainer/checkpoint-policy';

const policy = { everyEpochs: 1, everyMs: 60_000 };

describe('a checkpoint is due', () => {
  it.each([
    { case: 'after an epoch', last: { epoch: 3, atMs: 0, tookMs: 5 }, now: { epoch: 4, ms: 2000 }, due: true },
    { case: 'not within an epoch', last: { epoch: 3, atMs: 0, tookMs: 5 }, now: { epoch: 3, ms: 2000 }, due: false },
    { case: 'after a minute within an epoch', last: { epoch: 3, atMs: 0, tookMs: 5 }, now: { epoch: 3, ms: 60_000 }, due: true },
    {
      case: 'not while saving would cost more than a fiftieth of the time',
      last: { epoch: 3, atMs: 0, tookMs: 50 },
      now: { epoch: 4, ms: 2499 },
      due: false,
    },
    {
      case: 'as soon as saving costs a fiftieth of the time',
      last: { epoch: 3, atMs: 0, tookMs: 50 },
      now: { epoch: 9, ms: 2500 },
      due: true,
    },
  ])('$case: $due', ({ last, now, due }) => {
    expect(isCheckpointDue(policy, last, now)).toBe(due);
  });
});
