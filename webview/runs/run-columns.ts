import { formatMetric } from '#base/format-metric';
import { formatCount, formatDuration } from '#base/format-quantity';
import { settingWords, valueWords } from '#model/recipe-difference';
import { fromWorded } from '#protocol/exact-number';
import type { RunDigest } from '#protocol/pages/runs-page';
import { t } from '../ui/translate';
import { durationOf, nameOf, type RunEntry } from './run-entry';
import { stateWord } from './state-words';

/** Which of a metric's values over the training a column shows. */
export const metricAspects = ['last', 'best', 'min', 'max'] as const;
export type MetricAspect = (typeof metricAspects)[number];

/** What a column is; `parse` and `id` are inverse. */
export type ColumnKind =
  | { readonly kind: FixedColumn }
  | { readonly kind: 'metric'; readonly aspect: MetricAspect; readonly metric: string }
  | { readonly kind: 'test'; readonly metric: string }
  | { readonly kind: 'setting'; readonly path: string };

export const fixedColumns = [
  'baseline',
  'state',
  'name',
  'training',
  'curve',
  'epochs',
  'duration',
  'age',
  'device',
  'seed',
  'tags',
  'note',
  'folder',
] as const;
export type FixedColumn = (typeof fixedColumns)[number];

/** What stands in a cell: something to sort by, undefined where there is nothing. */
export type CellValue = string | number | undefined;

/** A column of the table, as text and as values. */
export interface RunColumn {
  /** As it is kept: `name`, `best:val.accuracy`, `test:accuracy`, `setting:batch.size`. */
  readonly id: string;
  readonly kind: ColumnKind;
  readonly title: string;
  readonly isNumber: boolean;
  /** In widths of the letter m. */
  readonly width: number;
  /** Its values come from what is read for a row only when it is looked at. */
  readonly isRead: boolean;
  value(entry: RunEntry, nowMs: number): CellValue;
  text(entry: RunEntry, nowMs: number): string;
}

/** The column of an id that was kept or chosen; undefined where it is none of ours. */
export function columnOf(id: string): RunColumn | undefined {
  const fixed = fixedColumns.find((name) => name === id);
  if (fixed !== undefined) return { id, kind: { kind: fixed }, isRead: fixed === 'curve', ...fixedParts[fixed]() };
  const [head = '', ...rest] = id.split(':');
  const tail = rest.join(':');
  if (tail === '') return undefined;
  const aspect = metricAspects.find((name) => name === head);
  if (aspect !== undefined) return metricColumn(id, aspect, tail);
  if (head === 'test') return testColumn(id, tail);
  return head === 'setting' ? settingColumn(id, tail) : undefined;
}

type ColumnParts = Pick<RunColumn, 'title' | 'isNumber' | 'width' | 'value' | 'text'>;

const fixedParts: Readonly<Record<FixedColumn, () => ColumnParts>> = {
  baseline: () => ({
    ...words(t('baseline'), 2.4, ({ line }) => (line.isBaseline ? t('baseline') : undefined)),
    // Its title is a star for the eye.
    width: 2.4,
    value: ({ line }) => (line.isBaseline ? 1 : undefined),
  }),
  state: () => words(t('state'), 7.5, ({ line }) => stateWord(line.state)),
  name: () => words(t('name'), 15, ({ line }) => nameOf(line)),
  training: () => words(t('training'), 8, ({ line }) => line.training),
  curve: () => words(t('curve'), 8, ({ digest }) => digest?.curve ?? undefined),
  epochs: () => ({
    ...numbers(t('epochs'), 7.5, ({ line }) => (line.state === 'damaged' ? undefined : line.progress.epoch)),
    text: ({ line: { state, progress } }) => (state === 'damaged' ? '' : `${formatCount(progress.epoch)}/${formatCount(progress.epochs)}`),
  }),
  duration: () => numbers(t('duration'), 7, ({ line }, nowMs) => durationOf(line, nowMs), formatDuration),
  age: () => ({
    ...numbers(t('age'), 7, ({ line }, nowMs) => nowMs - line.createdAt),
    text: ({ line }, nowMs) => formatAge(nowMs - line.createdAt),
  }),
  device: () => words(t('device'), 9, ({ line }) => line.device ?? line.backend),
  seed: () => numbers(t('seed'), 4.5, ({ line }) => line.seed ?? undefined, String),
  tags: () => words(t('tags'), 9, ({ line }) => line.tags.join(', ')),
  note: () => words(t('note'), 12, ({ line }) => line.note),
  folder: () => words(t('folder'), 8, ({ line }) => line.folder),
};

/** Titles are longer in some languages than in English: a column is at least as wide as its own, in bold letters and with its padding. */
function roomFor(title: string, width: number): number {
  return Math.max(width, 0.7 * title.length + 1.4);
}

function words(title: string, width: number, value: (entry: RunEntry) => string | undefined): ColumnParts {
  return {
    title,
    width: roomFor(title, width),
    isNumber: false,
    value: (entry) => (value(entry) === '' ? undefined : value(entry)),
    text: (entry) => value(entry) ?? '',
  };
}

function numbers(
  title: string,
  width: number,
  ...[value, format = formatCount]: [value: (entry: RunEntry, nowMs: number) => number | undefined, format?: (value: number) => string]
): ColumnParts {
  return {
    title,
    width: roomFor(title, width),
    isNumber: true,
    value,
    text: (entry, nowMs) => {
      const found = value(entry, nowMs);
      return found === undefined ? '' : format(found);
    },
  };
}

function metricColumn(id: string, aspect: MetricAspect, metric: string): RunColumn {
  const at = (entry: RunEntry): MetricMoment | undefined => metricMoment(entry, aspect, metric);
  return {
    id,
    kind: { kind: 'metric', aspect, metric },
    title: aspectTitle(aspect, metric),
    isNumber: true,
    width: aspect === 'last' ? 9.5 : 10.5,
    isRead: aspect !== 'last',
    value: (entry) => at(entry)?.value,
    text: (entry) => {
      const moment = at(entry);
      if (moment === undefined) return '';
      const number = formatMetric(metric, moment.value);
      return moment.epoch === undefined || aspect === 'last' ? number : t('{0} ep {1}', number, moment.epoch);
    },
  };
}

function aspectTitle(aspect: MetricAspect, metric: string): string {
  switch (aspect) {
    case 'last':
      return t('last {0}', metric);
    case 'best':
      return t('best {0}', metric);
    case 'min':
      return t('least {0}', metric);
    case 'max':
      return t('most {0}', metric);
  }
}

/** A value of a metric and when it was; the epoch is undefined where only the newest value is known. */
export interface MetricMoment {
  readonly value: number;
  readonly epoch: number | undefined;
}

/** A value of a metric; undefined where the run has none, or where its metrics have not been read yet. */
export function metricMoment({ line, digest }: RunEntry, aspect: MetricAspect, metric: string): MetricMoment | undefined {
  const found = digest?.metrics[metric];
  if (found === undefined) return toldMoment(line, aspect, metric);
  const moment = found[aspect === 'best' ? (found.better === 'higher' ? 'max' : 'min') : aspect];
  return { value: fromWorded(moment.value), epoch: moment.epoch };
}

/** What the run says of itself before its metrics have been read. */
function toldMoment({ last, best }: RunEntry['line'], aspect: MetricAspect, metric: string): MetricMoment | undefined {
  const newest = last[metric];
  if (aspect === 'last' && newest !== undefined) return { value: fromWorded(newest), epoch: undefined };
  return aspect === 'best' && best?.metric === metric ? { value: fromWorded(best.value), epoch: best.epoch } : undefined;
}

function testColumn(id: string, metric: string): RunColumn {
  const value = ({ line }: RunEntry): number | undefined => {
    const found = line.test[metric];
    return found === undefined ? undefined : fromWorded(found);
  };
  const parts = numbers(t('test {0}', metric), 9.5, value, (number) => formatMetric(metric, number));
  return { id, kind: { kind: 'test', metric }, isRead: false, ...parts };
}

function settingColumn(id: string, path: string): RunColumn {
  return {
    id,
    kind: { kind: 'setting', path },
    title: settingWords(path),
    isNumber: false,
    width: 8,
    isRead: true,
    value: ({ digest }) => {
      const value = settingOf(digest, path);
      return typeof value === 'boolean' ? String(value) : (value ?? undefined);
    },
    text: ({ digest }) => (digest === undefined ? '' : valueWords(settingOf(digest, path))),
  };
}

/** How far a run's measured value is from the baseline's, as in `+0.21 %`; empty where one has none, and in columns that nobody measures. */
export function deltaText({ kind, value }: Pick<RunColumn, 'kind' | 'value'>, entry: RunEntry, baseline: RunEntry | undefined): string {
  if (baseline === undefined || (kind.kind !== 'metric' && kind.kind !== 'test')) return '';
  const [own, reference] = [value(entry, 0), value(baseline, 0)];
  if (typeof own !== 'number' || typeof reference !== 'number' || !Number.isFinite(own - reference)) return '';
  const difference = own - reference;
  return difference === 0 ? '±0' : `${difference > 0 ? '+' : '−'}${formatMetric(kind.metric, Math.abs(difference))}`;
}

/** A setting of a run's recipe by its path; undefined where it has none, or has not been read yet. */
export function settingOf(digest: RunDigest | undefined, path: string): string | number | boolean | null | undefined {
  return digest !== undefined && Object.hasOwn(digest.settings, path) ? digest.settings[path] : undefined;
}

/** `3 h ago` in its largest unit; below a minute it is now. */
function formatAge(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return t('now');
  if (minutes < 60) return t('{0} min ago', minutes);
  if (minutes < 60 * 24) return t('{0} h ago', Math.floor(minutes / 60));
  return t('{0} d ago', Math.floor(minutes / 60 / 24));
}
