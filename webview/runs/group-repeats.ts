import { formatMetric } from '#base/format-metric';
import type { RunEntry } from './run-entry';

/** Runs of one recipe that differ in their seed only. */
export interface RepeatGroup {
  /** Begins as no run's key does. */
  readonly key: string;
  readonly training: string;
  /** Keys of its runs in the order of the table; two at least. */
  readonly members: readonly string[];
}

/**
 * The repeats among the runs of a table, by their key, in the order in which the first run of each stands.
 *
 * @param entry a run by its key; one whose recipe has not been read belongs to no group
 */
export function groupRepeats(order: readonly string[], entry: (key: string) => RunEntry | undefined): ReadonlyMap<string, RepeatGroup> {
  const groups = new Map<string, RepeatGroup>();
  for (const key of order) {
    const found = entry(key);
    const recipe = found?.digest?.recipe ?? '';
    if (found === undefined || recipe === '') continue;
    const groupKey = `\n${found.line.folder} ${recipe}`;
    const before = groups.get(groupKey)?.members ?? [];
    groups.set(groupKey, { key: groupKey, training: found.line.training, members: [...before, key] });
  }
  return new Map([...groups].filter(([, { members }]) => members.length > 1));
}

/** The rows on the screen: a group stands where its first run would, its runs below it where it is open. */
export function groupedRows(
  order: readonly string[],
  groups: ReadonlyMap<string, RepeatGroup>,
  isOpen: (group: string) => boolean,
): readonly string[] {
  const groupOf = new Map([...groups.values()].flatMap((group) => group.members.map((key): [string, RepeatGroup] => [key, group])));
  return order.flatMap((key) => {
    const group = groupOf.get(key);
    if (group === undefined) return [key];
    if (group.members[0] !== key) return [];
    return isOpen(group.key) ? [group.key, ...group.members] : [group.key];
  });
}

/** Mean and sample deviation of the values that are numbers; undefined where there is none, a deviation of 0 for a single one. */
export function meanAndDeviation(values: readonly unknown[]): { readonly mean: number; readonly deviation: number } | undefined {
  const numbers = values.filter((value) => typeof value === 'number').filter(Number.isFinite);
  if (numbers.length === 0) return undefined;
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: numbers.length === 1 ? 0 : Math.sqrt(squares / (numbers.length - 1)) };
}

/** Mean and deviation as `98.20 ± 0.11 %`; empty where no value is a number. The deviation has two digits: more would say nothing. */
export function spreadText(metric: string, values: readonly unknown[]): string {
  const spread = meanAndDeviation(values);
  if (spread === undefined) return '';
  const [mean, deviation] = [spread.mean, Number(spread.deviation.toPrecision(2))].map((value) => formatMetric(metric, value));
  return `${mean?.endsWith(' %') === true ? mean.slice(0, -2) : (mean ?? '')} ± ${deviation ?? ''}`;
}

/** The least, mean and largest of several curves at each of their points. */
export interface CurveBand {
  readonly low: readonly (number | null)[];
  readonly mean: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** The band of curves of one length or several: shorter ones are stretched, as each goes over its whole training. */
export function bandOf(curves: readonly (readonly (number | null)[])[]): CurveBand {
  const length = Math.max(0, ...curves.map((curve) => curve.length));
  const points = Array.from({ length }, (_, at) =>
    curves.map((curve) => curve[Math.floor((at * curve.length) / length)] ?? null).filter((value) => value !== null),
  );
  return {
    low: points.map((values) => (values.length === 0 ? null : Math.min(...values))),
    mean: points.map((values) => meanAndDeviation(values)?.mean ?? null),
    high: points.map((values) => (values.length === 0 ? null : Math.max(...values))),
  };
}
