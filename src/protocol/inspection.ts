import * as v from 'valibot';
import { errorReportSchema } from './error-report';
import { exactNumber, toExactJson } from './exact-number';
import { count } from './identifiers';
import { parseJsonText, type Parsed } from './parsed';
import { metricValuesSchema } from './run';

/** Which weights of a run: the best checkpoint where one is marked and else the newest, the newest, or that of a step. */
const checkpointChoice = v.union([v.literal('best'), v.literal('last'), count]);

/** Which checkpoint is meant: the newest, the best, or that of a step. */
export type CheckpointChoice = v.InferOutput<typeof checkpointChoice>;

const inspectionSchema = v.variant('kind', [
  v.object({ version: v.literal(1), kind: v.literal('doctor') }),
  v.object({
    version: v.literal(1),
    kind: v.literal('evaluate'),
    runDirectory: v.string(),
    checkpoint: checkpointChoice,
    part: v.picklist(['train', 'val', 'test']),
  }),
  v.object({
    version: v.literal(1),
    kind: v.literal('predict'),
    runDirectory: v.string(),
    checkpoint: checkpointChoice,
    /** Null: the only network, or the one that the first report uses. */
    network: v.nullable(v.string()),
    /** Absolute paths of pictures or NPY files, or numbers. */
    inputs: v.array(
      v.variant('kind', [
        v.object({ kind: v.literal('file'), path: v.string() }),
        v.object({ kind: v.literal('numbers'), numbers: v.array(v.number()) }),
      ]),
    ),
  }),
]);

/** A question that needs the engine but no training. It goes to a short-lived process by standard input; the answer comes by standard output. */
export type Inspection = Readonly<v.InferOutput<typeof inspectionSchema>>;

const answerSchema = v.variant('kind', [
  v.object({ version: v.literal(1), kind: v.literal('failed'), report: errorReportSchema }),
  v.object({
    version: v.literal(1),
    kind: v.literal('doctor'),
    machine: v.array(v.object({ name: v.string(), value: v.string() })),
    targets: v.array(
      v.object({
        name: v.string(),
        available: v.boolean(),
        device: v.string(),
        /** Why it cannot be used, and what helps; null where it can. */
        reason: v.nullable(v.string()),
        cure: v.nullable(v.string()),
      }),
    ),
  }),
  v.object({
    version: v.literal(1),
    kind: v.literal('evaluate'),
    part: v.picklist(['train', 'val', 'test']),
    samples: count,
    step: count,
    epoch: count,
    values: metricValuesSchema,
    /** Rows are true classes, columns predicted ones; null where nothing is classified. */
    confusion: v.nullable(v.array(v.array(count))),
    classNames: v.array(v.string()),
  }),
  v.object({
    version: v.literal(1),
    kind: v.literal('predict'),
    network: v.string(),
    step: count,
    predictions: v.array(
      v.object({
        input: v.string(),
        /** The network's output, row by row. */
        output: v.array(exactNumber),
        shape: v.array(count),
        /** The likeliest classes with their softmax shares, where the network is trained to classify. */
        classes: v.nullable(v.array(v.object({ name: v.string(), share: exactNumber }))),
      }),
    ),
  }),
]);

/** What the process answers. */
export type InspectionAnswer = Readonly<v.InferOutput<typeof answerSchema>>;

/** The question as the inspector reads it from its standard input. */
export function toInspectionText(inspection: Inspection): string {
  return JSON.stringify(inspection);
}

/** Reads a question, in the inspector. */
export function parseInspection(text: string): Parsed<Inspection> {
  return parseJsonText(inspectionSchema, text);
}

/** The answer as the inspector writes it to its standard output, every number to the bit. */
export function toInspectionAnswerText(answer: InspectionAnswer): string {
  return toExactJson(answer);
}

/** Reads an answer. An inspector that died has written none or half of one, which is invalid. */
export function parseInspectionAnswer(text: string): Parsed<InspectionAnswer> {
  return parseJsonText(answerSchema, text);
}
