/** Choices that a seed determines. */
export interface RandomChoice {
  /** A whole number from 0 up to below a count. */
  readonly below: (count: number) => number;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  readonly chance: (probability: number) => boolean;
}

/** A stream of choices (mulberry32): short, well mixed, the same on every machine. */
export function createChoice(seed: number): RandomChoice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { below, pick: (list) => list[below(list.length)] ?? list[0], chance: (probability) => next() < probability };
}
