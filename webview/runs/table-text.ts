import type { RunColumn } from './run-columns';
import type { RunEntry } from './run-entry';

/** The rows and columns that are shown, as text in the form of RFC 4180, with values rather than their short forms. */
export function toCsv(entries: readonly RunEntry[], columns: readonly RunColumn[], nowMs: number): string {
  const head = ['run', ...columns.map(({ title }) => title)];
  const rows = entries.map((entry) => [entry.line.id, ...columns.map((column) => csvValue(column, entry, nowMs))]);
  return [head, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvValue(column: RunColumn, entry: RunEntry, nowMs: number): string {
  const value = column.value(entry, nowMs);
  return value === undefined ? '' : String(value);
}

/**
 * A cell that a table program takes for text and never for a formula: what begins like one gets an apostrophe before it, unless it is a number.
 */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && text !== '-Infinity' ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The same as JSON: an array of objects by the columns' ids; what a run does not have is null. */
export function toJson(entries: readonly RunEntry[], columns: readonly RunColumn[], nowMs: number): string {
  const rows = entries.map((entry) => {
    const cells = columns.map((column): [string, unknown] => [column.id, jsonValue(column.value(entry, nowMs))]);
    return Object.fromEntries([['run', entry.line.id], ...cells]);
  });
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}

/** JSON has no word for what is not a number; the name says it. */
function jsonValue(value: string | number | undefined): string | number | null {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value ?? null;
}
