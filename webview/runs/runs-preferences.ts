import { columnOf, fixedColumns } from './run-columns';
import type { RunLine } from '#protocol/pages/runs-page';
import type { RunEntry } from './run-entry';
import type { RunSort } from './sort-runs';

/** What a person has set up on the table, kept over reloads. */
export interface RunsPreferences {
  /** Ids of columns in order; undefined: chosen by what the runs have. */
  readonly columns: readonly string[] | undefined;
  readonly sort: RunSort;
  readonly filter: string;
  readonly isGrouped: boolean;
}

export const firstPreferences: RunsPreferences = {
  columns: undefined,
  sort: { column: 'age', descending: false },
  filter: '',
  isGrouped: false,
};

/** What a page kept, as far as it can still be used: an older version may have written it. */
export function readPreferences(kept: unknown): RunsPreferences {
  if (typeof kept !== 'object' || kept === null) return firstPreferences;
  return {
    columns: 'columns' in kept && Array.isArray(kept.columns) ? kept.columns.filter(isColumnId) : undefined,
    sort: 'sort' in kept ? readSort(kept.sort) : firstPreferences.sort,
    filter: 'filter' in kept && typeof kept.filter === 'string' ? kept.filter : '',
    isGrouped: 'isGrouped' in kept && kept.isGrouped === true,
  };
}

function isColumnId(id: unknown): id is string {
  return typeof id === 'string' && columnOf(id) !== undefined;
}

function readSort(sort: unknown): RunSort {
  if (typeof sort !== 'object' || sort === null || !('column' in sort) || !isColumnId(sort.column)) return firstPreferences.sort;
  return { column: sort.column, descending: 'descending' in sort && sort.descending === true };
}

/** The columns of someone who has chosen none: what all runs have, the metric that most are judged by, and what the tests measured. */
export function defaultColumns(lines: readonly RunLine[]): string[] {
  const metric = keyMetric(lines);
  const test = mostCommon(lines.map((line) => telling(Object.keys(line.test))));
  const several = new Set(lines.map(({ folder }) => folder)).size > 1;
  return [
    'baseline',
    'state',
    'name',
    'training',
    ...(metric === undefined ? [] : [`best:${metric}`]),
    'curve',
    ...(test === undefined ? [] : [`test:${test}`]),
    'epochs',
    'duration',
    'age',
    'device',
    'seed',
    'tags',
    ...(several ? ['folder'] : []),
  ];
}

/** The metric that most runs are judged by. */
export function keyMetric(lines: readonly RunLine[]): string | undefined {
  return mostCommon(lines.map(({ best, last }) => best?.metric ?? telling(Object.keys(last).filter((name) => name.startsWith('val.')))));
}

/** Every curve that the runs tell of, as in `val.accuracy`. */
export function metricNames(lines: readonly RunLine[]): string[] {
  return [...new Set(lines.flatMap(({ last }) => Object.keys(last)))].sort();
}

/** What is there to choose from, by what the runs have. */
export interface ColumnChoices {
  readonly fixed: readonly string[];
  /** Curves, as in `val.accuracy`. */
  readonly metrics: readonly string[];
  readonly tests: readonly string[];
  /** Paths of settings in which the runs differ. */
  readonly settings: readonly string[];
}

/** Settings are among them for the runs whose recipe has been read. */
export function columnChoices(entries: readonly RunEntry[]): ColumnChoices {
  const names = (list: (entry: RunEntry) => readonly string[]): string[] => [...new Set(entries.flatMap(list))].sort();
  return {
    fixed: fixedColumns,
    metrics: metricNames(entries.map(({ line }) => line)),
    tests: names(({ line }) => Object.keys(line.test)),
    settings: differingSettings(entries),
  };
}

/** Paths of the settings that are not the same in all runs that have been read. The seed and the name have columns of their own. */
export function differingSettings(entries: readonly RunEntry[]): string[] {
  const read = entries.flatMap(({ digest }) => (digest === undefined || digest.recipe === '' ? [] : [digest.settings]));
  const paths = [...new Set(read.flatMap((settings) => Object.keys(settings)))];
  return paths.filter((path) => path !== 'seed' && path !== 'name' && read.some((settings) => settings[path] !== read[0]?.[path]));
}

/** What is no loss tells more than a loss. */
function telling(names: readonly string[]): string | undefined {
  return names.find((name) => !name.endsWith('loss')) ?? names[0];
}

function mostCommon(names: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
