import * as v from 'valibot';
import { wordedNumber } from '../exact-number';
import { count } from '../identifiers';
import { runStatuses } from '../run';
import { comparisonSchema } from '../run-comparison';
import type { PageWire } from './page-wire';

/** A run's name on every page: the workspace folder's name and the run's id. */
const runKey = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const runKeys = v.pipe(v.array(runKey), v.minLength(1), v.maxLength(10_000));
const moment = v.nullable(v.number());
const values = v.record(v.string(), wordedNumber);

/** What a row can be: a run's status, or that its files cannot be read. */
export const lineStates = [...runStatuses, 'damaged'] as const;
export type LineState = (typeof lineStates)[number];

/** A run as the table shows it without reading its metrics. Times are milliseconds since 1970. */
const runLineSchema = v.object({
  key: runKey,
  id: v.string(),
  title: v.nullable(v.string()),
  /** The name of the workspace folder; empty where there is only one. */
  folder: v.string(),
  training: v.string(),
  state: v.picklist(lineStates),
  /** What went wrong, in a sentence. */
  problem: v.nullable(v.string()),
  createdAt: v.number(),
  startedAt: moment,
  endedAt: moment,
  seed: v.nullable(v.number()),
  backend: v.string(),
  device: v.nullable(v.string()),
  progress: v.object({ epoch: count, epochs: count, step: count, steps: count }),
  best: v.nullable(v.object({ metric: v.string(), value: wordedNumber, epoch: count })),
  /** The newest values by curve, as in `val.accuracy`. */
  last: values,
  test: values,
  tags: v.array(v.string()),
  note: v.string(),
  isBaseline: v.boolean(),
});
export type RunLine = Readonly<v.InferOutput<typeof runLineSchema>>;

const extremeSchema = v.object({ value: wordedNumber, epoch: count });

/** What takes longer to find out: read from a run's recipe and metrics, for the rows that are looked at. */
const runDigestSchema = v.object({
  key: runKey,
  /** The curve that the sparkline shows, as in `val.accuracy`; null: there is none yet. */
  curve: v.nullable(v.string()),
  /** At most 60 values of that curve over the whole training; null is a gap. */
  spark: v.array(v.nullable(v.number())),
  metrics: v.record(
    v.string(),
    v.object({ better: v.picklist(['higher', 'lower']), min: extremeSchema, max: extremeSchema, last: extremeSchema }),
  ),
  /** The recipe's settings by path. */
  settings: v.record(v.string(), v.nullable(v.union([v.string(), v.boolean(), wordedNumber]))),
  /** Equal for runs of one recipe but for the seed. */
  recipe: v.string(),
});
export type RunDigest = Readonly<v.InferOutput<typeof runDigestSchema>>;
export type MetricExtremes = RunDigest['metrics'][string];

/** The page of all runs and, as another view of it in a panel of its own, the comparison of some. */
export const runsPage = {
  name: 'runs',
  version: 1,
  toHost: v.variant('kind', [
    /** These rows are looked at, or sorted by: read what takes longer, the first ones first. */
    v.object({ kind: v.literal('look'), keys: v.pipe(v.array(runKey), v.maxLength(10_000)) }),
    v.object({ kind: v.literal('openCurves'), keys: runKeys }),
    v.object({ kind: v.literal('compare'), keys: runKeys }),
    /** An empty title: the run is called by its id again. */
    v.object({ kind: v.literal('rename'), key: runKey, title: v.pipe(v.string(), v.maxLength(1_000)) }),
    v.object({ kind: v.literal('tag'), keys: runKeys, tag: v.pipe(v.string(), v.maxLength(1_000)) }),
    v.object({ kind: v.literal('untag'), keys: runKeys, tag: v.pipe(v.string(), v.maxLength(1_000)) }),
    v.object({ kind: v.literal('note'), key: runKey, note: v.pipe(v.string(), v.maxLength(20_000)) }),
    v.object({ kind: v.literal('pin'), key: runKey, pinned: v.boolean() }),
    v.object({ kind: v.literal('delete'), keys: runKeys }),
    /** Brings back what a `deleted` message told. */
    v.object({ kind: v.literal('restore'), deletion: count }),
    /** The one thing to do where there are no runs yet. */
    v.object({ kind: v.literal('begin') }),
  ]),
  toPage: v.variant('kind', [
    /** What the page is. `keys`: the runs that are compared, none in the table. */
    v.object({ kind: v.literal('view'), view: v.picklist(['table', 'comparison']), keys: v.array(runKey) }),
    /** Rows that are new or have changed, and keys of those that are gone. `reset`: there are no others. */
    v.object({ kind: v.literal('lines'), reset: v.boolean(), lines: v.array(runLineSchema), gone: v.array(runKey) }),
    v.object({ kind: v.literal('digests'), digests: v.array(runDigestSchema) }),
    v.object({ kind: v.literal('deleted'), deletion: count, names: v.array(v.string()) }),
    v.object({ kind: v.literal('restored'), deletion: count }),
    v.object({ kind: v.literal('comparison'), comparison: comparisonSchema }),
  ]),
} as const satisfies PageWire<unknown, unknown>;

export type RunsToHost = Readonly<v.InferOutput<typeof runsPage.toHost>>;
export type RunsToPage = Readonly<v.InferOutput<typeof runsPage.toPage>>;
