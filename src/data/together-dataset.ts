import type { Batch, Dataset, PartName } from './dataset';
import { epochOrder } from './order';
import type { PreparedTogether } from './prepared-data';

interface Member {
  readonly prefix: string;
  readonly dataset: Dataset;
}

/**
 * Data sets side by side. A part has as many samples as that of the longest member; the first longest one gives sample i, the others are run
 * through in an order of their own, drawn each epoch, and begin again when they end. Outside training each goes in its own order.
 */
export function createTogether(prepared: PreparedTogether, members: readonly Member[]): Dataset {
  const countOf = (part: PartName) =>
    members.some(({ dataset }) => dataset.counts[part] === 0) ? 0 : Math.max(...members.map(({ dataset }) => dataset.counts[part]));
  const counts = { train: countOf('train'), val: countOf('val'), test: countOf('test') };
  const longest = members.findIndex(({ dataset }) => dataset.counts.train === counts.train);
  // Asking for batches goes through an epoch, so the last order of each member is kept.
  const orders: { readonly key: string; readonly order: Int32Array }[] = [];
  const orderOf = (index: number, draw: { readonly seed: number; readonly epoch: number }, count: number): Int32Array => {
    const key = `${String(draw.seed)}/${String(draw.epoch)}`;
    const kept = orders[index];
    if (kept?.key === key) {
      return kept.order;
    }
    const seed = (draw.seed + Math.imul(index + 1, 0x85ebca6b)) >>> 0;
    const order = epochOrder(seed, draw.epoch, count);
    orders[index] = { key, order };
    return order;
  };
  return {
    name: prepared.name,
    fields: members.flatMap(({ prefix, dataset }) => dataset.fields.map((field) => ({ name: prefix + field.name, type: field.type }))),
    counts,
    classNames: members.find(({ dataset }) => dataset.classNames.length > 0)?.dataset.classNames ?? [],
    classCounts: {},
    fingerprint: prepared.fingerprint,
    origin: members.map(({ dataset }) => dataset.origin).join(', '),
    skipped: addedUp(members.map(({ dataset }) => dataset.skipped)),
    labels: () => undefined,
    batch: (part, numbers, draw): Batch => {
      const entries = members.map(({ prefix, dataset }, index) => {
        const count = dataset.counts[part];
        const order = part === 'train' && draw !== undefined && index !== longest ? orderOf(index, draw, count) : undefined;
        const own = Int32Array.from(numbers, (number) => order?.[number % count] ?? number % count);
        return Object.entries(dataset.batch(part, own, draw)).map(([name, value]) => [prefix + name, value] as const);
      });
      return Object.fromEntries(entries.flat());
    },
    dispose: () => {
      members.forEach(({ dataset }) => {
        dataset.dispose();
      });
    },
  };
}

function addedUp(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const [reason, count] of counts.flatMap((own) => Object.entries(own))) {
    sum[reason] = (sum[reason] ?? 0) + count;
  }
  return sum;
}
