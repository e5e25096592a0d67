import * as v from 'valibot';
import { exactNumber, toExactJson } from './exact-number';
import { count, isoTime } from './identifiers';
import { parseJsonText, type Parsed } from './parsed';
import { metricValuesSchema } from './run';

/** The parts of a data set. */
export const partNames = ['train', 'val', 'test'] as const;

/** A part of a data set, as questions and answers name it. */
export const partSchema = v.picklist(partNames);

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const meanScores = v.object({ precision: share, recall: share, f1: share });

const judgementSchema = v.object({
  accuracy: share,
  /** 95 %, Wilson. */
  interval: v.object({ low: share, high: share }),
  /** The true class is among the five likeliest. Null for five classes or fewer, where that says nothing. */
  top5: v.nullable(share),
  /** The mean softmax share of the class that was said. */
  confidence: exactNumber,
  /** Null: never predicted, or never there. */
  classes: v.array(
    v.object({
      support: count,
      predicted: count,
      precision: v.nullable(share),
      recall: v.nullable(share),
      f1: v.nullable(share),
    }),
  ),
  macro: meanScores,
  weighted: meanScores,
  /** Sample by sample, in the order of the part. Confidences are rounded to six digits. */
  samples: v.object({ truth: v.array(v.number()), predicted: v.array(count), confidence: v.array(exactNumber) }),
});

/** How a classification did on a part. */
export type Judgement = Readonly<v.InferOutput<typeof judgementSchema>>;

/** What measuring a checkpoint of a run on a part of its data gives. */
export const evaluationSchema = v.object({
  version: v.literal(1),
  kind: v.literal('evaluate'),
  part: partSchema,
  samples: count,
  step: count,
  epoch: count,
  values: metricValuesSchema,
  /** Rows are true classes, columns predicted ones; null where nothing is classified. */
  confusion: v.nullable(v.array(v.array(count))),
  classNames: v.array(v.string()),
  /** Null where nothing is classified. */
  judgement: v.nullable(judgementSchema),
});

/** The answer to `evaluate`. */
export type Evaluation = Readonly<v.InferOutput<typeof evaluationSchema>>;

const keptSchema = v.object({ version: v.literal(1), measuredAt: isoTime, evaluation: evaluationSchema });

/** An evaluation as it is kept in the folder of its run, `evaluation/step-469-test.json`. */
export type KeptEvaluation = Readonly<v.InferOutput<typeof keptSchema>>;

/** The text of the file. */
export function toKeptEvaluationText(kept: KeptEvaluation): string {
  return `${toExactJson(kept)}\n`;
}

/** Reads the file. */
export function parseKeptEvaluation(text: string): Parsed<KeptEvaluation> {
  return parseJsonText(keptSchema, text);
}
