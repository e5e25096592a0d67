/** So long a trainer may be silent before it counts as not responding. */
export const silenceMs = 10_000;

/** Tells a silent process from one that lives. */
export interface Liveness {
  /** A sign of life has come. */
  beat(): void;
  isResponding(): boolean;
}

/**
 * Counts silence by its own clock, not by the moments that the other side wrote, so that a changed system time is no silence. A gap between two looks
 * (this process itself was asleep) does not count either.
 *
 * @param now monotonic milliseconds
 */
export function createLiveness(now: () => number): Liveness {
  let silent = 0;
  let last = now();
  return {
    beat: () => {
      silent = 0;
      last = now();
    },
    isResponding: () => {
      const time = now();
      silent += Math.min(time - last, 2_000);
      last = time;
      return silent < silenceMs;
    },
  };
}
