import { fromWorded } from '#protocol/exact-number';
import { t } from '../ui/translate';
import { metricMoment, metricAspects, settingOf, type CellValue } from './run-columns';
import { durationOf, nameOf, type RunEntry } from './run-entry';
import { stateWord } from './state-words';

/**
 * What a person filters by: words that must all hold, separated by spaces.
 *
 * - `lenet`: somewhere in the name, id, training, tags, note or device; `"two words"` as a whole.
 * - `state:running`, `tag:paper`, `training:lenet`, `name:…`, `note:…`, `device:…`, `folder:…`: in that column.
 * - `val.accuracy > 0.98`, `test.loss<=0.1`, `best.val.accuracy >= 98%`, `seed = 3`, `epoch > 4`, `duration < 60` (seconds), `age < 24` (hours) and
 *   every setting of the recipe, `batch.size != 32`: compared. A run without such a value does not fit.
 * - a minus before any of them: not.
 */
export interface RunFilter {
  matches(entry: RunEntry, nowMs: number): boolean;
  /** It looks at what is read for a run only when it is asked for. */
  readonly isRead: boolean;
}

export type ParsedFilter =
  | { readonly kind: 'filter'; readonly filter: RunFilter }
  /** One sentence: what is not understood. */
  | { readonly kind: 'problem'; readonly problem: string };

/** Reads a filter as a person types it. */
export function parseFilter(text: string): ParsedFilter {
  const terms: RunFilter[] = [];
  for (const match of text.matchAll(termPattern)) {
    const term = toTerm(match.groups ?? {});
    if (typeof term === 'string') return { kind: 'problem', problem: term };
    terms.push(term);
  }
  return {
    kind: 'filter',
    filter: { isRead: terms.some(({ isRead }) => isRead), matches: (entry, nowMs) => terms.every((term) => term.matches(entry, nowMs)) },
  };
}

/** A comparison, or a word or quoted text that a column's name and a colon may stand before. */
const termPattern =
  /(?<not>-)?(?:(?<field>[\p{L}_][\p{L}\p{N}_.]*)\s*(?<operator>>=|<=|!=|==|=|>|<)\s*(?<operand>"[^"]*"?|[^\s"]+)?|(?:(?<column>[a-z]+):)?(?<text>"[^"]*"?|\S+))/gu;

type Groups = Readonly<Record<string, string | undefined>>;

/** The term, or what is wrong with it. */
function toTerm({ not, field, operator, operand, column, text }: Groups): RunFilter | string {
  const term =
    field === undefined || operator === undefined ? wordTerm(column, unquoted(text ?? '')) : comparison(field, operator, operand);
  if (not === undefined || typeof term === 'string') return term;
  return { isRead: term.isRead, matches: (entry, nowMs) => !term.matches(entry, nowMs) };
}

const wordColumns: Readonly<Record<string, (entry: RunEntry) => readonly string[]>> = {
  name: ({ line }) => [nameOf(line), line.id],
  state: ({ line }) => [line.state, stateWord(line.state)],
  tag: ({ line }) => line.tags,
  training: ({ line }) => [line.training],
  note: ({ line }) => [line.note],
  device: ({ line }) => [line.device ?? '', line.backend],
  folder: ({ line }) => [line.folder],
};

function wordTerm(column: string | undefined, text: string): RunFilter | string {
  const wanted = text.toLowerCase();
  const texts = column === undefined ? anywhere : Object.hasOwn(wordColumns, column) ? wordColumns[column] : undefined;
  // A colon in a text that names no column is a part of the text.
  if (texts === undefined) return wordTerm(undefined, `${column ?? ''}:${text}`);
  return { isRead: false, matches: (entry) => texts(entry).some((part) => part.toLowerCase().includes(wanted)) };
}

function anywhere({ line }: RunEntry): readonly string[] {
  return [nameOf(line), line.id, line.training, ...line.tags, line.note, line.device ?? '', line.backend];
}

function comparison(field: string, operator: string, operand: string | undefined): RunFilter | string {
  if (operand === undefined) return t('After {0} {1} a value is missing.', field, operator);
  const word = unquoted(operand);
  const number = parseNumber(word);
  if (number === undefined && !operator.includes('=')) return t('{0} {1} needs a number, not {2}.', field, operator, word);
  const source = sourceOf(field);
  return {
    isRead: source.isRead,
    matches: (entry, nowMs) => {
      const value = source.value(entry, nowMs);
      if (value === undefined) return false;
      return typeof value === 'number' && number !== undefined ? holds(value, operator, number) : holdsWord(String(value), operator, word);
    },
  };
}

function holds(value: number, operator: string, bound: number): boolean {
  switch (operator) {
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '!=':
      return value !== bound;
    default:
      return value === bound;
  }
}

function holdsWord(value: string, operator: string, word: string): boolean {
  const isSame = value.toLowerCase() === word.toLowerCase();
  return operator === '!=' ? !isSame : isSame && operator.includes('=');
}

interface FieldSource {
  readonly isRead: boolean;
  value(entry: RunEntry, nowMs: number): CellValue;
}

const numberFields: Readonly<Record<string, FieldSource['value']>> = {
  seed: ({ line }) => line.seed ?? undefined,
  epoch: ({ line }) => line.progress.epoch,
  epochs: ({ line }) => line.progress.epochs,
  step: ({ line }) => line.progress.step,
  duration: ({ line }, nowMs) => inUnit(durationOf(line, nowMs), 1_000),
  age: ({ line }, nowMs) => inUnit(nowMs - line.createdAt, 3_600_000),
};

function inUnit(ms: number | undefined, unitMs: number): number | undefined {
  return ms === undefined ? undefined : ms / unitMs;
}

/** A number of the row, `test.accuracy`, `best.val.accuracy`, `val.accuracy`, or else a setting of the recipe. */
function sourceOf(field: string): FieldSource {
  const fixed = Object.hasOwn(numberFields, field) ? numberFields[field] : undefined;
  if (fixed !== undefined) return { isRead: false, value: fixed };
  const [head = '', ...rest] = field.split('.');
  const tail = rest.join('.');
  const aspect = metricAspects.find((name) => name === head);
  if (aspect !== undefined) return { isRead: aspect !== 'last', value: (entry) => metricMoment(entry, aspect, tail)?.value };
  if (head === 'test') return { isRead: false, value: ({ line }) => numberOf(line.test[tail]) };
  if (head === 'val' || head === 'train') return { isRead: false, value: ({ line }) => numberOf(line.last[field]) };
  return { isRead: true, value: ({ digest }) => settingValue(settingOf(digest, field)) };
}

function numberOf(value: RunEntry['line']['last'][string] | undefined): number | undefined {
  return value === undefined ? undefined : fromWorded(value);
}

function settingValue(value: string | number | boolean | null | undefined): CellValue {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value === null ? 'none' : value;
}

/** `0.98`, `98%`, `1e-3`. */
function parseNumber(word: string): number | undefined {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%?)$/i.exec(word);
  return match === null ? undefined : Number(match[1]) / (match[2] === '%' ? 100 : 1);
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, '');
}
