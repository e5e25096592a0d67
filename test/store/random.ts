/** Seeded random choices for tests. */
export interface TestRandom {
  /** A whole number in [0, limit). */
  below(limit: number): number;
}

/** Mulberry32: small, and good enough to choose where to strike. */
export function createRandom(seed: number): TestRandom {
  let state = seed >>> 0;
  return {
    below: (limit) => {
      state = (state + 0x6d2b79f5) >>> 0;
      let word = Math.imul(state ^ (state >>> 15), state | 1);
      word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
      return ((word ^ (word >>> 14)) >>> 0) % limit;
    },
  };
}
