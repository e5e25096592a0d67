import * as v from 'valibot';
import { curveEventSchema, curveFrameSchema, curveTableSchema, curveViewSchema } from '../curves';
import { wordedNumber } from '../exact-number';
import { count } from '../identifiers';
import { runStatuses } from '../run';
import type { PageWire } from './page-wire';

const moment = v.nullable(v.number());
const values = v.record(v.string(), wordedNumber);

/** A run as the page's head shows it. Times are milliseconds since 1970. */
const curveRunSchema = v.object({
  key: v.string(),
  id: v.string(),
  title: v.nullable(v.string()),
  training: v.string(),
  state: v.picklist([...runStatuses, 'damaged', 'gone']),
  problem: v.nullable(v.object({ code: v.string(), message: v.string(), hint: v.nullable(v.string()) })),
  createdAt: v.number(),
  startedAt: moment,
  endedAt: moment,
  backend: v.string(),
  device: v.nullable(v.string()),
  threads: count,
  /** The data have been read. */
  hasData: v.boolean(),
  progress: v.object({ epoch: count, epochs: count, step: count, steps: count }),
  best: v.nullable(v.object({ metric: v.string(), value: wordedNumber, epoch: count })),
  last: values,
  test: v.nullable(values),
  /** What it was trained on, from which code, where: words and values, grouped. */
  facts: v.array(v.object({ group: v.picklist(['data', 'code', 'environment']), words: v.string(), text: v.string() })),
});
export type CurveRun = Readonly<v.InferOutput<typeof curveRunSchema>>;

/** What a person can tell a run without more words; each is a command of the editor. */
export const runOrders = ['pause', 'resume', 'stop', 'discard', 'checkpoint', 'evaluate', 'again', 'showLog'] as const;
export type RunOrder = (typeof runOrders)[number];

/** The page of one or several runs' curves. Runs are numbers in the order of `runs`. */
export const curvesPage = {
  name: 'curves',
  version: 1,
  toHost: v.variant('kind', [
    /** Draw this from now on; `look` tells views apart. */
    v.object({ kind: v.literal('look'), look: count, view: curveViewSchema }),
    /** The last frame is drawn; another may come. */
    v.object({ kind: v.literal('taken') }),
    /** A frame was missed: everything again. */
    v.object({ kind: v.literal('again') }),
    v.object({ kind: v.literal('table') }),
    /** All points of these runs as a file. */
    v.object({ kind: v.literal('csv'), runs: v.pipe(v.array(count), v.maxLength(100)) }),
    v.object({ kind: v.literal('sample'), run: count, sample: count }),
    v.object({ kind: v.literal('order'), run: count, order: v.picklist(runOrders) }),
    v.object({
      kind: v.literal('setRate'),
      run: count,
      rate: v.pipe(v.number(), v.finite(), v.minValue(0)),
      objective: v.nullable(count),
    }),
    /** Choose other runs to lay over these. */
    v.object({ kind: v.literal('addRun') }),
    v.object({ kind: v.literal('compare') }),
  ]),
  toPage: v.variant('kind', [
    v.object({ kind: v.literal('runs'), runs: v.array(curveRunSchema), isTrusted: v.boolean() }),
    v.object({ kind: v.literal('frame'), frame: curveFrameSchema }),
    /** What happened to a run, the pictures that it made, and what its recipe says; in place of what was told before. */
    v.object({
      kind: v.literal('happened'),
      run: count,
      events: v.array(curveEventSchema),
      samples: v.array(v.object({ show: count, step: count, epoch: v.number() })),
      recipe: v.array(v.object({ words: v.string(), text: v.string() })),
    }),
    v.object({ kind: v.literal('table'), tables: v.array(curveTableSchema) }),
    /** A picture as a `data:` address. */
    v.object({
      kind: v.literal('sample'),
      run: count,
      sample: count,
      url: v.pipe(v.string(), v.regex(/^data:image\/png;base64,[A-Za-z0-9+/=]*$/)),
    }),
    /** A file of all points is being written, or not any more. */
    v.object({ kind: v.literal('exporting'), isBusy: v.boolean() }),
  ]),
} as const satisfies PageWire<unknown, unknown>;

export type CurvesToHost = Readonly<v.InferOutput<typeof curvesPage.toHost>>;
export type CurvesToPage = Readonly<v.InferOutput<typeof curvesPage.toPage>>;
