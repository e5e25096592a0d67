import { describe, expect, test } from 'vitest';
import { createLiveness } from '#session/liveness';
import { mayRestart } from '#session/may-restart';

describe('a crashed trainer', () => {
  const crash = (minute: number, checkpointStep: number | undefined, diedAtStep: number) => ({
    endedMs: minute * 60_000,
    checkpointStep,
    diedAtStep,
  });

  test('is started again after 1, 5 and 25 seconds while it gets further, and not a fourth time in five minutes', () => {
    const history = [crash(0, 10, 15), crash(1, 20, 25), crash(2, 30, 35), crash(3, 40, 45)];
    expect([1, 2, 3].map((length) => mayRestart(history.slice(0, length)))).toEqual([
      { restart: true, afterMs: 1_000 },
      { restart: true, afterMs: 5_000 },
      { restart: true, afterMs: 25_000 },
    ]);
    expect(mayRestart(history).restart).toBe(false);
    expect(mayRestart([...history.slice(0, 3), crash(9, 40, 45)])).toEqual({ restart: true, afterMs: 1_000 });
  });

  test('is not started again at the same step, nor without a new checkpoint', () => {
    expect(mayRestart([crash(0, undefined, 3)]).restart).toBe(false);
    expect(mayRestart([crash(0, 10, 15), crash(1, 12, 15)]).restart).toBe(false);
    expect(mayRestart([crash(0, 10, 15), crash(1, 10, 16)]).restart).toBe(false);
  });
});

describe('a silent trainer', () => {
  test('is not responding after ten seconds of looking, and responds again with its next sign', () => {
    let time = 0;
    const liveness = createLiveness(() => time);
    const lookFor = (seconds: number): boolean => {
      let isResponding = true;
      for (let second = 0; second < seconds; second++) {
        time += 1_000;
        isResponding = liveness.isResponding();
      }
      return isResponding;
    };
    expect(lookFor(9)).toBe(true);
    expect(lookFor(1)).toBe(false);
    liveness.beat();
    expect(lookFor(5)).toBe(true);
  });

  test('is not blamed for the sleep of its watcher', () => {
    let time = 0;
    const liveness = createLiveness(() => time);
    time = 3_600_000;
    expect(liveness.isResponding()).toBe(true);
  });
});
