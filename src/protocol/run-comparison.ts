import * as v from 'valibot';
import { fromWorded, wordedNumber } from './exact-number';
import { count } from './identifiers';
import { runStatuses } from './run';

/** What runs are held against each other in, in the order that they are shown. */
export const comparisonGroups = ['results', 'recipe', 'architecture', 'data', 'code', 'environment'] as const;
export type ComparisonGroup = (typeof comparisonGroups)[number];

/** One thing that several runs have, a value for each run in their order. */
const comparisonRowSchema = v.object({
  group: v.picklist(comparisonGroups),
  /** Unique in its group: `val.accuracy`, `optimizer.rate.rate`. */
  path: v.string(),
  /** What a person calls it. */
  words: v.string(),
  /** As a person reads it; empty: this run has none. */
  texts: v.array(v.string()),
  /** For what is measured: the numbers behind the texts, null where there is none, and which way is an improvement. */
  measured: v.nullable(v.object({ values: v.array(v.nullable(wordedNumber)), better: v.picklist(['higher', 'lower']) })),
});
export type ComparisonRow = Readonly<v.InferOutput<typeof comparisonRowSchema>>;

/** A line of two texts that were held against each other: in both, only in the first, only in the second, or some left out. */
const diffLineSchema = v.object({ kind: v.picklist(['same', 'removed', 'added', 'skipped']), text: v.string() });
export type DiffLine = Readonly<v.InferOutput<typeof diffLineSchema>>;

const comparedRunSchema = v.object({
  key: v.string(),
  id: v.string(),
  /** Its title, or its id. */
  name: v.string(),
  training: v.string(),
  state: v.picklist(runStatuses),
  isBaseline: v.boolean(),
});
export type ComparedRun = Readonly<v.InferOutput<typeof comparedRunSchema>>;

/** A curve of one run by epoch. */
const comparedCurveSchema = v.object({
  /** Its place in `runs`. */
  run: count,
  /** As in `val.accuracy`. */
  name: v.string(),
  epochs: v.array(v.number()),
  values: v.array(v.nullable(v.number())),
});
export type ComparedCurve = Readonly<v.InferOutput<typeof comparedCurveSchema>>;

/** Several runs held against each other. */
export const comparisonSchema = v.object({
  runs: v.array(comparedRunSchema),
  /** All rows, those that are equal too. */
  rows: v.array(comparisonRowSchema),
  curves: v.array(comparedCurveSchema),
  /** How the source of each run but the first differs from the first one's, file by file; files that are equal are left out. */
  sources: v.array(v.object({ run: count, file: v.string(), lines: v.array(diffLineSchema) })),
});
export type RunComparison = Readonly<v.InferOutput<typeof comparisonSchema>>;

/** Whether the runs differ in a row. */
export function isDifferent({ texts }: ComparisonRow): boolean {
  return texts.some((text) => text !== texts[0]);
}

/** The runs that did best in a row that is measured; none where all did alike. @returns indices into the runs */
export function bestOf({ measured }: ComparisonRow): readonly number[] {
  if (measured === null) return [];
  const values = measured.values.map((value) => (value === null ? Number.NaN : fromWorded(value)));
  const numbers = values.filter(Number.isFinite);
  const best = measured.better === 'higher' ? Math.max(...numbers) : Math.min(...numbers);
  const places = values.flatMap((value, index) => (value === best ? [index] : []));
  return numbers.length < 2 || places.length === numbers.length ? [] : places;
}
