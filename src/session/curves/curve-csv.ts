import type { GrowingColumn } from './growing-column';
import type { MomentColumns } from './run-columns';
import type { FollowedRun } from './followed-run';

/** A run as it is exported. */
export interface NamedRun {
  readonly name: string;
  readonly run: FollowedRun;
}

/**
 * All records of the runs as CSV (RFC 4180), not thinned and with every digit: a line a step and a line an epoch, in the order of their steps. Comes in
 * pieces, since a long run makes more text than fits into one.
 */
export function* curveCsv(runs: readonly NamedRun[]): Generator<string> {
  const columns = [...new Set(runs.flatMap(({ run }) => tablesOf(run).flatMap(({ values }) => [...values.keys()])))];
  yield toLine(['run', 'record', 'step', 'epoch', 'seconds', ...columns]);
  for (const { name, run } of runs) {
    const tables = tablesOf(run);
    let lines: string[] = [];
    for (const { table, row } of inOrder(tables)) {
      const { moments, values } = table;
      const moment = [moments.step, moments.epoch, moments.seconds].map((column) => String(column.at(row)));
      lines.push(toLine([name, table.record, ...moment, ...columns.map((column) => cell(values.get(column), row))]));
      if (lines.length === linesAtOnce) {
        yield lines.join('');
        lines = [];
      }
    }
    yield lines.join('');
  }
}

const linesAtOnce = 5_000;

interface Table {
  readonly record: 'step' | 'epoch';
  readonly moments: MomentColumns;
  readonly values: ReadonlyMap<string, GrowingColumn>;
}

function tablesOf({ columns, scheme }: FollowedRun): readonly Table[] {
  const loss = (index: number): string => scheme.lossNames[index] ?? `loss.${String(index)}`;
  const steps: (readonly [string, GrowingColumn])[] = [
    ...columns.losses.map((column, index) => [loss(index), column] as const),
    ...columns.rates.map((column, index) => [loss(index).replace(/^loss/, 'rate'), column] as const),
    ['images/s', columns.steps.imagesPerSecond],
  ];
  return [
    { record: 'step', moments: columns.steps, values: new Map(steps) },
    { record: 'epoch', moments: columns.epochs, values: columns.measures },
  ];
}

/** The rows of both tables by step; an epoch comes after its last step. */
function* inOrder(tables: readonly Table[]): Generator<{ readonly table: Table; readonly row: number }> {
  const next = tables.map(() => 0);
  for (;;) {
    let first = -1;
    for (const [index, table] of tables.entries()) {
      const step = table.moments.step.at(next[index] ?? 0);
      if (!Number.isNaN(step) && (first < 0 || step < (tables[first]?.moments.step.at(next[first] ?? 0) ?? 0))) first = index;
    }
    const table = tables[first];
    if (table === undefined) return;
    yield { table, row: next[first] ?? 0 };
    next[first] = (next[first] ?? 0) + 1;
  }
}

/** What a record has no value for is empty. */
function cell(column: GrowingColumn | undefined, row: number): string {
  return column === undefined || row >= column.length ? '' : String(column.at(row));
}

function toLine(cells: readonly string[]): string {
  return `${cells.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\r\n`;
}
