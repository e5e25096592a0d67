import type { Evaluation } from '#protocol/evaluation';
import { className } from '../ui/plain-name';

/** A class with all that its row tells. */
export interface ClassRow {
  readonly index: number;
  readonly name: string;
  readonly support: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Samples of the class that were taken for another, and of others that were taken for it: what it costs. */
  readonly errors: number;
  /** The class that it is taken for most often; null where it never is. */
  readonly takenFor: { readonly predicted: number; readonly count: number } | null;
}

/** What the table can be sorted by. */
export const classColumns = ['name', 'support', 'precision', 'recall', 'f1', 'errors'] as const;
export type ClassColumn = (typeof classColumns)[number];

/** Which column decides, and whether its largest values come first. */
export interface ClassOrder {
  readonly column: ClassColumn;
  readonly isDescending: boolean;
}

/** What hurts most comes first. */
export const worstFirst: ClassOrder = { column: 'errors', isDescending: true };

/** The rows of an evaluation, by number of the class. */
export function classRows({ judgement, confusion, classNames }: Evaluation): ClassRow[] {
  if (judgement === null || confusion === null) return [];
  return judgement.classes.map(({ support, predicted, precision, recall, f1 }, index) => {
    const row = confusion[index] ?? [];
    const hits = row[index] ?? 0;
    return {
      index,
      name: className(classNames, index),
      support,
      precision,
      recall,
      f1,
      errors: support + predicted - 2 * hits,
      takenFor: mostTakenFor(row, index),
    };
  });
}

/** Equals keep the order of their numbers; what is null comes last either way. */
export function sortClasses(rows: readonly ClassRow[], { column, isDescending }: ClassOrder): ClassRow[] {
  const direction = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [a[column], b[column]];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a.index - b.index;
    const order =
      typeof left === 'string' || typeof right === 'string'
        ? String(left).localeCompare(String(right), undefined, { numeric: true })
        : left - right;
    return direction * order || a.index - b.index;
  });
}

function mostTakenFor(row: readonly number[], own: number): ClassRow['takenFor'] {
  let most: ClassRow['takenFor'] = null;
  for (const [predicted, count] of row.entries()) {
    if (predicted !== own && count > (most?.count ?? 0)) most = { predicted, count };
  }
  return most;
}
