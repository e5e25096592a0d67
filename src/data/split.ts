import { streamOf } from '#base/philox';
import { permutation } from '#base/random';

/** Sample numbers of each share, sorted, so that samples keep the order of their source. */
export type Division = readonly Int32Array[];

/**
 * Divides samples by shares: the sizes are exact by largest remainder, and each class is divided alike to within one sample.
 *
 * Within each class the samples are shuffled and get the places (j + 1/2) / n; sorted by place, all classes run through evenly, so cutting
 * that order anywhere is a stratified cut.
 *
 * @param shares at most 1 together; what is left belongs to no part
 */
export function stratifiedSplit(
  samples: Int32Array,
  labels: Int32Array | undefined,
  draw: { readonly shares: readonly number[]; readonly seed: number },
): Division {
  const order = evenOrder(samples, labels, draw.seed);
  let start = 0;
  return largestRemainder(samples.length, draw.shares).map((size) => {
    const part = order.slice(start, start + size).sort();
    start += size;
    return part;
  });
}

/** Divides samples into `folds` parts whose sizes, also class by class, differ by one at most. */
export function stratifiedFolds(
  samples: Int32Array,
  labels: Int32Array | undefined,
  draw: { readonly folds: number; readonly seed: number },
): Division {
  const groups = shuffledByClass(samples, labels, draw.seed);
  const parts = Array.from({ length: draw.folds }, () => new Array<number>());
  groups.flat().forEach((sample, index) => parts[index % draw.folds]?.push(sample));
  return parts.map((part) => Int32Array.from(part).sort());
}

/** Whole numbers in proportion to the shares, adding to `count` times their sum (rounded): what is missing goes to the largest remainders. */
export function largestRemainder(count: number, shares: readonly number[]): readonly number[] {
  const exact = shares.map((share) => share * count);
  // A share such as 0.1 of 30 is 3.0000000000000004; nearness to a whole number counts as being one.
  const floors = exact.map((value) => Math.floor(value + 1e-9));
  const total = Math.min(count, Math.round(exact.reduce((sum, value) => sum + value, 0)));
  const missing = total - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - (floors[index] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const bonus = new Set(byRemainder.slice(0, Math.max(0, missing)).map((entry) => entry.index));
  return floors.map((floor, index) => floor + (bonus.has(index) ? 1 : 0));
}

function evenOrder(samples: Int32Array, labels: Int32Array | undefined, seed: number): Int32Array {
  const groups = shuffledByClass(samples, labels, seed);
  const sorted = groups.flat();
  // One number holds a place and, below it, where the sample stands in class order, so that sorting numbers sorts samples: a million in a
  // tenth of a second. Places closer than 2^-26 count as equal, and equal ones keep the order of the classes.
  const room = 2 ** Math.ceil(Math.log2(Math.max(2, sorted.length)));
  const keys = new Float64Array(sorted.length);
  let index = 0;
  for (const group of groups) {
    for (let place = 0; place < group.length; place++, index++) {
      keys[index] = Math.floor(((place + 0.5) / group.length) * (2 ** 52 / room)) * room + index;
    }
  }
  return Int32Array.from(keys.sort(), (key) => sorted[key % room] ?? 0);
}

/** The samples of each class in a random order, by class. */
function shuffledByClass(samples: Int32Array, labels: Int32Array | undefined, seed: number): readonly (readonly number[])[] {
  const shuffled = permutation({ seed, stream: streamOf('split'), step: 0 }, samples.length);
  const groups = new Map<number, number[]>();
  for (const index of shuffled) {
    const sample = samples[index] ?? 0;
    const label = labels?.[sample] ?? 0;
    const group = groups.get(label) ?? [];
    group.push(sample);
    groups.set(label, group);
  }
  return [...groups].sort((a, b) => a[0] - b[0]).map(([, group]) => group);
}
