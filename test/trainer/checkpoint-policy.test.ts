import { describe, expect, it } from 'vitest';
import { isCheckpointDue, type SavingSoFar } from '#trainer/checkpoint-policy';

const policy = { everyEpochs: 1, everyMs: 60_000 };

function saved(spentMs: number, tookMs: number): SavingSoFar {
  return { beganMs: 0, spentMs, last: { epoch: 3, atMs: 1000, tookMs } };
}

describe('a checkpoint is due', () => {
  it.each([
    { case: 'after an epoch', saving: saved(5, 5), now: { epoch: 4, ms: 2000, checkpoints: 1 }, due: true },
    { case: 'not within an epoch', saving: saved(5, 5), now: { epoch: 3, ms: 2000, checkpoints: 1 }, due: false },
    { case: 'after a minute within an epoch', saving: saved(5, 5), now: { epoch: 3, ms: 61_000, checkpoints: 1 }, due: true },
    {
      case: 'not while all saving together would cost more than its share of the time',
      saving: saved(100, 50),
      now: { epoch: 4, ms: 14_999, checkpoints: 1 },
      due: false,
    },
    { case: 'as soon as the time has paid for it', saving: saved(100, 50), now: { epoch: 9, ms: 15_000, checkpoints: 1 }, due: true },
    {
      case: 'not yet when the best one goes out as well',
      saving: saved(100, 50),
      now: { epoch: 9, ms: 19_999, checkpoints: 2 },
      due: false,
    },
    { case: 'with the best one when both are paid for', saving: saved(100, 50), now: { epoch: 9, ms: 20_000, checkpoints: 2 }, due: true },
    {
      case: 'at first after any epoch',
      saving: { beganMs: 0, spentMs: 0, last: { epoch: 0, atMs: 0, tookMs: 0 } },
      now: { epoch: 1, ms: 1, checkpoints: 2 },
      due: true,
    },
  ])('$case: $due', ({ saving, now, due }) => {
    expect(isCheckpointDue(policy, saving, now)).toBe(due);
  });
});
