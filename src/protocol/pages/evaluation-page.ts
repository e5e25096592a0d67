import * as v from 'valibot';
import { partSchema } from '../evaluation';
import { count } from '../identifiers';
import { checkpointChoice } from '../inspection';
import { parseValue, type Parsed } from '../parsed';
import { mostSamplesAtOnce } from '../sample-view';
import type { PageWire } from './page-wire';

/** The largest file that is dropped on the page, in characters of its base64. */
export const largestDroppedFile = 48 * 1024 * 1024;

const choice = { part: partSchema, checkpoint: checkpointChoice };

/**
 * The evaluation of a run. Answers of the inspector travel as their text, since JSON keeps every number and has one schema for all who read it
 * (`#protocol/inspection`, `#protocol/evaluation`).
 */
export const evaluationPage = {
  name: 'evaluation',
  version: 1,
  toHost: v.variant('kind', [
    /** Show this part with these weights: at once where it was measured before, unless `again`. */
    v.object({ kind: v.literal('measure'), ...choice, again: v.boolean() }),
    /** Give up what is being measured. */
    v.object({ kind: v.literal('interrupt') }),
    /** These samples of a part, with what the weights of a step say; `request` comes back with the answer. */
    v.object({
      kind: v.literal('look'),
      request: count,
      part: partSchema,
      step: count,
      indices: v.pipe(v.array(count), v.maxLength(mostSamplesAtOnce)),
    }),
    /** Ask for a file and predict it. */
    v.object({ kind: v.literal('chooseFile'), checkpoint: checkpointChoice }),
    /** Predict the content of a file that was dropped. */
    v.object({
      kind: v.literal('predict'),
      checkpoint: checkpointChoice,
      name: v.pipe(v.string(), v.maxLength(400)),
      base64: v.pipe(v.string(), v.maxLength(largestDroppedFile), v.base64()),
    }),
  ]),
  toPage: v.variant('kind', [
    v.object({
      kind: v.literal('run'),
      key: v.string(),
      /** As a person calls it. */
      name: v.string(),
      training: v.string(),
      /** Samples by part; null until the data have been read. */
      counts: v.nullable(v.object({ train: count, val: count, test: count })),
      /** Newest first. */
      checkpoints: v.array(v.object({ step: count, epoch: count, isBest: v.boolean(), isNewest: v.boolean() })),
      ...choice,
    }),
    /** Nothing is measured for this choice yet, and nothing is being. */
    v.object({ kind: v.literal('unmeasured'), ...choice }),
    v.object({
      kind: v.literal('progress'),
      stage: v.picklist(['reading', 'measuring', 'classifying']),
      done: count,
      total: v.nullable(count),
    }),
    /** `text`: `KeptEvaluation`. */
    v.object({ kind: v.literal('evaluation'), ...choice, text: v.string() }),
    /** `text`: an answer to `samples`. */
    v.object({ kind: v.literal('samples'), request: count, text: v.string() }),
    /** `text`: an answer to `predict`. */
    v.object({ kind: v.literal('prediction'), text: v.string() }),
    /** The prediction ended without an answer: the person chose no file, or it failed as a problem says. */
    v.object({ kind: v.literal('noPrediction') }),
  ]),
} as const satisfies PageWire<unknown, unknown>;

export type EvaluationToHost = Readonly<v.InferOutput<typeof evaluationPage.toHost>>;
export type EvaluationToPage = Readonly<v.InferOutput<typeof evaluationPage.toPage>>;

const keptSchema = v.object({ key: v.string(), part: v.nullable(partSchema), checkpoint: checkpointChoice });

/** What the page keeps for the time when the editor brings it back. Which cell is looked at and how classes are sorted is the page's own. */
export type KeptEvaluationPage = Readonly<v.InferOutput<typeof keptSchema>>;

/** Reads what the page kept. */
export function parseKeptEvaluationPage(state: unknown): Parsed<KeptEvaluationPage> {
  return parseValue(keptSchema, state);
}
