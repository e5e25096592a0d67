import { describe, expect, test } from 'vitest';
import { createLiveness } from '#session/liveness';

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
