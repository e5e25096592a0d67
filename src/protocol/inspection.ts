import * as v from 'valibot';
import { datasetReportSchema } from './dataset-report';
import { datasetSchema } from './dataset-schema';
import { errorReportSchema } from './error-report';
import { evaluationSchema, partSchema } from './evaluation';
import { exactNumber, toExactJson } from './exact-number';
import { count } from './identifiers';
import { parseJsonText, type Parsed } from './parsed';
import { mostSamplesAtOnce, sampleValueSchema, sampleViewSchema } from './sample-view';

/** Which weights of a run: the best checkpoint where one is marked and else the newest, the newest, or that of a step. */
export const checkpointChoice = v.union([v.literal('best'), v.literal('last'), count]);

/** Which checkpoint is meant: the newest, the best, or that of a step. */
export type CheckpointChoice = v.InferOutput<typeof checkpointChoice>;

/** A data set as it is declared: data paths are relative to the folder, and the seed decides the split. */
const declaredData = { dataset: datasetSchema, folder: v.string(), seed: count };

const inspectionSchema = v.variant('kind', [
  v.object({ version: v.literal(1), kind: v.literal('doctor') }),
  v.object({
    version: v.literal(1),
    kind: v.literal('evaluate'),
    runDirectory: v.string(),
    checkpoint: checkpointChoice,
    part: partSchema,
  }),
  v.object({
    version: v.literal(1),
    kind: v.literal('predict'),
    runDirectory: v.string(),
    checkpoint: checkpointChoice,
    /** Null: the only network, or the one that the first report uses. */
    network: v.nullable(v.string()),
    /** Absolute paths of pictures or NPY files, the content of one in base64, or numbers. */
    inputs: v.array(
      v.variant('kind', [
        v.object({ kind: v.literal('file'), path: v.string() }),
        v.object({ kind: v.literal('bytes'), name: v.string(), base64: v.pipe(v.string(), v.base64()) }),
        v.object({ kind: v.literal('numbers'), numbers: v.array(v.number()) }),
      ]),
    ),
  }),
  v.object({
    version: v.literal(1),
    kind: v.literal('samples'),
    /** The data of a run, with what its network says; or declared data. */
    of: v.variant('kind', [
      v.object({ kind: v.literal('run'), runDirectory: v.string(), checkpoint: checkpointChoice }),
      v.object({ kind: v.literal('dataset'), ...declaredData }),
    ]),
    part: partSchema,
    /** Numbers of samples in the part. */
    indices: v.pipe(v.array(count), v.maxLength(mostSamplesAtOnce)),
    /** The epoch whose random changes are shown beside the samples; null: none are. */
    draw: v.nullable(count),
  }),
  v.object({ version: v.literal(1), kind: v.literal('dataset'), ...declaredData }),
]);

/**
 * A question that needs the engine or the data but no training. It goes as a line to the standard input of a process; the answer comes as a line of its
 * standard output, after any lines that tell how far it is.
 */
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
  evaluationSchema,
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
        /** What the network was given, as a person can look at it. */
        seen: sampleValueSchema,
      }),
    ),
  }),
  v.object({ version: v.literal(1), kind: v.literal('samples'), samples: v.array(sampleViewSchema) }),
  datasetReportSchema,
]);

/** How far the process is with its answer. */
const progressSchema = v.object({
  version: v.literal(1),
  kind: v.literal('progress'),
  stage: v.picklist(['reading', 'measuring', 'classifying']),
  done: count,
  /** Null where only the end tells. */
  total: v.nullable(count),
});

/** A line of the process before its answer. */
export type InspectionProgress = Readonly<v.InferOutput<typeof progressSchema>>;

/** What the process answers. */
export type InspectionAnswer = Readonly<v.InferOutput<typeof answerSchema>>;

/** The question as the inspector reads it from a line of its standard input. */
export function toInspectionText(inspection: Inspection): string {
  return JSON.stringify(inspection);
}

/** Reads a question, in the inspector. */
export function parseInspection(text: string): Parsed<Inspection> {
  return parseJsonText(inspectionSchema, text);
}

/** What the inspector writes as a line to its standard output, every number to the bit. */
export function toInspectionAnswerText(answer: InspectionAnswer | InspectionProgress): string {
  return toExactJson(answer);
}

/** Reads a line of the inspector: its answer, or how far it is. An inspector that died has written none or half of one, which is invalid. */
export function parseInspectionAnswer(text: string): Parsed<InspectionAnswer | InspectionProgress> {
  return parseJsonText(v.variant('kind', [progressSchema, answerSchema]), text);
}
