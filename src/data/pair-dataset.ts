import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import type { Batch, Dataset, DrawKey, PartName } from './dataset';
import type { PreparedPairs } from './prepared-data';
import { SampleRandom } from './sample-random';

const partNames = ['train', 'val', 'test'] as const;

/**
 * Pairs: sample i with another, drawn afresh each epoch, of the same class for every other i and of another class otherwise; which ones
 * changes from epoch to epoch. `same` is 1 or 0. Outside training the pairs never change.
 *
 * @throws NeurozooError ZOO2029
 */
export function createPairs(prepared: PreparedPairs, of: Dataset): Dataset {
  const base = combinedBase(prepared, of);
  return {
    ...base.shared,
    fields: [
      { name: 'left', type: base.value.type },
      { name: 'right', type: base.value.type },
      { name: 'same', type: { shape: [], element: 'float' } },
    ],
    batch: (part, numbers, draw) => {
      const key = base.keyOf(part, draw);
      const same = Float32Array.from(numbers, (number) => (number + key.epoch) % 2);
      const right = Int32Array.from(numbers, (number, index) =>
        base.index[part].partner(number, same[index] === 1, randomOf(key, `pairs/${part}`, number)),
      );
      return {
        left: base.values(part, numbers, draw),
        right: base.values(part, right, draw === undefined ? undefined : sideDraw(draw, 1)),
        same: { type: 'float32', shape: [numbers.length], data: same },
      };
    },
  };
}

/** Triplets: sample i as the anchor, another of its class, and one of another class, drawn afresh each epoch. @throws NeurozooError ZOO2029 */
export function createTriplets(prepared: PreparedPairs, of: Dataset): Dataset {
  const base = combinedBase(prepared, of);
  return {
    ...base.shared,
    fields: ['anchor', 'positive', 'negative'].map((name) => ({ name, type: base.value.type })),
    batch: (part, numbers, draw): Batch => {
      const key = base.keyOf(part, draw);
      const partners = (same: boolean) =>
        Int32Array.from(numbers, (number) =>
          base.index[part].partner(number, same, randomOf(key, `triplets/${part}/${String(same)}`, number)),
        );
      return {
        anchor: base.values(part, numbers, draw),
        positive: base.values(part, partners(true), draw === undefined ? undefined : sideDraw(draw, 1)),
        negative: base.values(part, partners(false), draw === undefined ? undefined : sideDraw(draw, 2)),
      };
    },
  };
}

function combinedBase(prepared: PreparedPairs, of: Dataset) {
  const value = of.fields.find((field) => field.name === 'image' || field.name === 'x');
  const refused = (message: string) =>
    new NeurozooError({ code: 'ZOO2029', message, hint: 'Combine a data set that has labels of two classes or more.' });
  if (value === undefined) {
    throw refused(`${prepared.kind} compares samples of "${of.name}", which has no image or x.`);
  }
  const indexOf = (part: PartName): ClassIndex => {
    const labels = of.labels(part);
    const index = labels === undefined ? undefined : new ClassIndex(labels);
    if (index === undefined || (of.counts[part] > 0 && index.classes < 2)) {
      const reason = index === undefined ? 'which has no labels' : `whose ${part} part has only one class`;
      throw refused(`${prepared.kind} compares samples of "${of.name}" by class, ${reason}.`);
    }
    return index;
  };
  const [train, val, test] = partNames.map(indexOf);
  if (train === undefined || val === undefined || test === undefined) {
    throw refused(`"${of.name}" has no parts.`);
  }
  return {
    value,
    index: { train, val, test },
    keyOf: (part: PartName, draw: DrawKey | undefined): DrawKey =>
      part === 'train' && draw !== undefined ? draw : { seed: prepared.seed, epoch: 0 },
    values: (part: PartName, numbers: Int32Array, draw: DrawKey | undefined): TensorData => {
      const found = of.batch(part, numbers, draw)[value.name];
      if (found === undefined) {
        throw refused(`"${of.name}" gave no ${value.name}.`);
      }
      return found;
    },
    shared: {
      name: prepared.name,
      counts: of.counts,
      classNames: of.classNames,
      classCounts: of.classCounts,
      fingerprint: prepared.fingerprint,
      origin: of.origin,
      skipped: of.skipped,
      labels: () => undefined,
      dispose: () => {
        of.dispose();
      },
    },
  };
}

/** The samples of a part by class. */
class ClassIndex {
  readonly #labels: Int32Array;
  readonly #members = new Map<number, number[]>();
  readonly #present: readonly number[];

  constructor(labels: Int32Array) {
    this.#labels = labels;
    labels.forEach((label, number) => {
      const members = this.#members.get(label) ?? [];
      members.push(number);
      this.#members.set(label, members);
    });
    this.#present = [...this.#members.keys()].sort((a, b) => a - b);
  }

  get classes(): number {
    return this.#present.length;
  }

  /** Another sample of the same class (itself, where it is the only one), or one of a class drawn from the others. */
  partner(number: number, same: boolean, random: SampleRandom): number {
    const own = this.#labels[number] ?? 0;
    if (same) {
      const members = this.#members.get(own) ?? [];
      const drawn = members[random.below(Math.max(1, members.length - 1))] ?? number;
      // Drawing from all but the last, and giving the last for the sample itself, leaves it out.
      return drawn === number ? (members.at(-1) ?? number) : drawn;
    }
    const others = this.#present.filter((label) => label !== own);
    const members = this.#members.get(others[random.below(others.length)] ?? own) ?? [];
    return members[random.below(members.length)] ?? number;
  }
}

function randomOf(key: DrawKey, purpose: string, sample: number): SampleRandom {
  return new SampleRandom({ seed: key.seed, purpose, epoch: key.epoch, sample });
}

/** Another draw for the other side, so that a sample paired with itself is augmented differently. */
function sideDraw(draw: DrawKey, side: number): DrawKey {
  return { seed: (draw.seed ^ Math.imul(side, 0x9e3779b9)) >>> 0, epoch: draw.epoch };
}
