import type { CellValue, RunColumn } from './run-columns';
import type { RunEntry } from './run-entry';

/** By what the rows are sorted. */
export interface RunSort {
  /** The column's id. */
  readonly column: string;
  readonly descending: boolean;
}

/**
 * Sorted by a column: rows of equal value keep their order, and those without a value (NaN included) stand last whichever way it goes. Numbers
 * before words, words by the order of the language with numbers inside them as numbers.
 */
export function sortRuns(
  entries: readonly RunEntry[],
  column: RunColumn,
  { descending, nowMs }: { descending: boolean; nowMs: number },
): RunEntry[] {
  const sign = descending ? -1 : 1;
  return entries
    .map((entry) => ({ entry, value: present(column.value(entry, nowMs)) }))
    .sort(({ value: a }, { value: b }) => (a === undefined || b === undefined ? missingLast(a, b) : sign * compare(a, b)))
    .map(({ entry }) => entry);
}

function present(value: CellValue): CellValue {
  return typeof value === 'number' && Number.isNaN(value) ? undefined : value;
}

function missingLast(a: CellValue, b: CellValue): number {
  return Number(a === undefined) - Number(b === undefined);
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : Number(a > b);
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return typeof a === 'number' ? -1 : 1;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * The order that a person looks at, kept while values change under it: what was there stays in its place, what is gone leaves it, and what is new
 * comes in before the row that it would stand before.
 *
 * @param shown keys in the order on the screen
 * @param sorted keys in the order that sorting now would give
 */
export function keepOrder(shown: readonly string[], sorted: readonly string[]): string[] {
  const present = new Set(sorted);
  const kept = shown.filter((key) => present.has(key));
  const old = new Set(kept);
  const before = new Map<string | undefined, string[]>();
  let next: string | undefined;
  for (const key of sorted.toReversed()) {
    if (old.has(key)) next = key;
    else before.set(next, [key, ...(before.get(next) ?? [])]);
  }
  return [...kept.flatMap((key) => [...(before.get(key) ?? []), key]), ...(before.get(undefined) ?? [])];
}
