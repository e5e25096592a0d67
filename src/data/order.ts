import { NeurozooError } from '#base/neurozoo-error';
import { streamOf } from '#base/philox';
import { permutation } from '#base/random';
import { SampleRandom } from './sample-random';

/** The order in which an epoch goes through `count` samples: a pure function of seed and epoch. */
export function epochOrder(seed: number, epoch: number, count: number): Int32Array {
  return permutation({ seed, stream: streamOf('shuffle'), step: epoch }, count);
}

/** So many classes, and so many different samples of each, in every batch. */
export interface Balance {
  readonly classes: number;
  readonly each: number;
}

/**
 * The batch of a step: `classes` different classes and `each` different samples of each, class by class; a pure function of seed and step.
 * Returned as a function of the step, because the samples are sorted by class once.
 *
 * @throws NeurozooError ZOO2032 where there are too few classes or samples
 */
export function balancedBatches(labels: Int32Array, balance: Balance, seed: number): (step: number) => Int32Array {
  const members = new Map<number, number[]>();
  labels.forEach((label, number) => {
    const own = members.get(label) ?? [];
    own.push(number);
    members.set(label, own);
  });
  const groups = [...members].sort((a, b) => a[0] - b[0]).map(([, numbers]) => numbers);
  const large = groups.filter((numbers) => numbers.length >= balance.each);
  if (large.length < balance.classes) {
    const message = `Balanced batches need ${String(balance.classes)} classes of at least ${String(balance.each)} training samples; there are ${String(large.length)}.`;
    throw new NeurozooError({ code: 'ZOO2032', message, hint: 'Use fewer classes or fewer of each, or more data.' });
  }
  return (step) => {
    const random = new SampleRandom({ seed, purpose: 'balanced', epoch: 0, sample: step });
    const classes = drawDifferent(large.length, balance.classes, random);
    return Int32Array.from(
      classes.flatMap((index) => drawDifferent(large[index]?.length ?? 0, balance.each, random).map((place) => large[index]?.[place] ?? 0)),
    );
  };
}

/** `wanted` different numbers below `count`, in random order (Floyd's sampling, then shuffled). */
function drawDifferent(count: number, wanted: number, random: SampleRandom): readonly number[] {
  const drawn = new Set<number>();
  for (let last = count - wanted; last < count; last++) {
    const number = random.below(last + 1);
    drawn.add(drawn.has(number) ? last : number);
  }
  const numbers = [...drawn];
  for (let last = numbers.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const kept = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = kept;
  }
  return numbers;
}
