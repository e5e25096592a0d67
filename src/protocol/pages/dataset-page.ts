import * as v from 'valibot';
import { partSchema } from '../evaluation';
import { count } from '../identifiers';
import { parseValue, type Parsed } from '../parsed';
import { mostSamplesAtOnce } from '../sample-view';
import type { PageWire } from './page-wire';

/** A declared data set, looked into. Answers of the inspector travel as their text, as on the page of an evaluation. */
export const datasetPage = {
  name: 'dataset',
  version: 1,
  toHost: v.variant('kind', [
    /** Read the data, or read them again. */
    v.object({ kind: v.literal('read') }),
    /** Give up reading. */
    v.object({ kind: v.literal('interrupt') }),
    /** These samples of a part; with `draw`, also as training gets them in that epoch. `request` comes back with the answer. */
    v.object({
      kind: v.literal('look'),
      request: count,
      part: partSchema,
      indices: v.pipe(v.array(count), v.maxLength(mostSamplesAtOnce)),
      draw: v.nullable(v.pipe(count, v.maxValue(0xffff_ffff))),
    }),
    /** Show the file that declares the data set. */
    v.object({ kind: v.literal('openFile') }),
  ]),
  toPage: v.variant('kind', [
    /** What the page is of. */
    v.object({ kind: v.literal('dataset'), uri: v.string(), name: v.string(), file: v.string() }),
    /** Nothing is read yet, and nothing is being. */
    v.object({ kind: v.literal('unread') }),
    v.object({
      kind: v.literal('progress'),
      stage: v.picklist(['reading', 'measuring', 'classifying']),
      done: count,
      total: v.nullable(count),
    }),
    /** `text`: `DatasetReport`. */
    v.object({ kind: v.literal('report'), text: v.string() }),
    /** The data cannot be read: where they were looked for, and how to get them. */
    v.object({ kind: v.literal('missing'), message: v.string(), hint: v.nullable(v.string()) }),
    /** `text`: an answer to `samples`. */
    v.object({ kind: v.literal('samples'), request: count, text: v.string() }),
  ]),
} as const satisfies PageWire<unknown, unknown>;

export type DatasetToHost = Readonly<v.InferOutput<typeof datasetPage.toHost>>;
export type DatasetToPage = Readonly<v.InferOutput<typeof datasetPage.toPage>>;

const keptSchema = v.object({ uri: v.string(), name: v.string() });

/** Reads what the page kept for the time when the editor brings it back: the file and the name of the data set in it. */
export function parseKeptDatasetPage(state: unknown): Parsed<Readonly<v.InferOutput<typeof keptSchema>>> {
  return parseValue(keptSchema, state);
}
