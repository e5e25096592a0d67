import * as v from 'valibot';
import { exactNumber } from './exact-number';
import { count } from './identifiers';
import { parseValue, type Parsed } from './parsed';
import { parseRecordLines, toRecordLine } from './record-line';
import { metricValuesSchema } from './run';

const metricRecordSchema = v.variant('kind', [
  v.object({
    kind: v.literal('header'),
    version: v.literal(1),
    attempt: v.pipe(count, v.minValue(1)),
    /** The step of the checkpoint that this attempt went on from; null for the first. */
    resumedFrom: v.nullable(count),
  }),
  v.object({
    kind: v.literal('step'),
    /** Steps done, from 1. */
    step: count,
    /** The epoch that the step belongs to, from 1. */
    epoch: count,
    /** The objectives' means over the batch, before the update. */
    losses: v.array(exactNumber),
    /** Learning rate of each objective. */
    rates: v.array(exactNumber),
    imagesPerSecond: exactNumber,
    /** Seconds of training in this attempt. */
    t: exactNumber,
  }),
  v.object({
    kind: v.literal('epoch'),
    epoch: count,
    step: count,
    train: metricValuesSchema,
    val: metricValuesSchema,
    t: exactNumber,
  }),
]);

/** One line of `metrics-<attempt>.jsonl`. */
export type MetricRecord = Readonly<v.InferOutput<typeof metricRecordSchema>>;

/** The first line of an attempt's file: which attempt it is, and after which step it goes on. */
export type MetricHeader = Extract<MetricRecord, { kind: 'header' }>;

/** A step: losses and rates by objective, and the speed in samples a second. */
export type StepRecord = Extract<MetricRecord, { kind: 'step' }>;

/** An epoch: what was measured after it, by part and curve. */
export type EpochRecord = Extract<MetricRecord, { kind: 'epoch' }>;

/** The records of one attempt's file. */
export interface MetricAttempt {
  readonly attempt: number;
  readonly records: readonly MetricRecord[];
  /** Lines that could not be read. */
  readonly damaged: number;
}

/** The record as a line with its checksum, which tells a torn or changed line from a whole one. */
export function toMetricLine(record: MetricRecord): string {
  return toRecordLine(record);
}

/** Reads what stood on a line whose checksum was right. */
export function parseMetricRecord(record: unknown): Parsed<MetricRecord> {
  // Nearly every line of a million is a plain step, and this says so much sooner than the schema.
  if (isPlainStep(record)) {
    return { kind: 'value', value: record };
  }
  return parseValue(metricRecordSchema, record);
}

/** Reads complete lines, given as Latin-1 text. Damaged lines are skipped and counted. */
export function parseMetricLines(text: string): { readonly records: readonly MetricRecord[]; readonly damaged: number } {
  const lines = parseRecordLines(text);
  const records: MetricRecord[] = [];
  let damaged = lines.damaged;
  for (const line of lines.records) {
    const record = parseMetricRecord(line);
    if (record.kind === 'value') {
      records.push(record.value);
    } else {
      damaged++;
    }
  }
  return { records, damaged };
}

/**
 * The one story that several attempts tell: what an earlier attempt recorded after the step that a later one resumed from is dropped, since the
 * later one has done those steps again. Where a header is lost, the attempt's first step stands in for it.
 *
 * @param attempts in any order
 * @returns step and epoch records in order of time; headers are left out
 */
export function mergeAttempts(attempts: readonly MetricAttempt[]): (StepRecord | EpochRecord)[] {
  const merged: (StepRecord | EpochRecord)[][] = [];
  let limit = Number.POSITIVE_INFINITY;
  for (const { records } of [...attempts].sort((a, b) => b.attempt - a.attempt)) {
    const own = records.filter((record) => record.kind !== 'header').filter((record) => record.step <= limit);
    merged.push(own);
    limit = Math.min(limit, resumedFrom(records));
  }
  return merged.reverse().flat();
}

/** A record without what the clock decides: equal for two trainings that are equal bit by bit. */
export function withoutClock(record: StepRecord | EpochRecord): object {
  return record.kind === 'step' ? { ...record, imagesPerSecond: 0, t: 0 } : { ...record, t: 0 };
}

/** The step that an attempt resumed from; infinite where it has said nothing yet. */
function resumedFrom(records: readonly MetricRecord[]): number {
  const header = records.find((record) => record.kind === 'header');
  if (header !== undefined) {
    return header.resumedFrom ?? 0;
  }
  const first = records.find((record) => record.kind !== 'header');
  if (first === undefined) {
    return Number.POSITIVE_INFINITY;
  }
  return first.kind === 'step' ? first.step - 1 : first.step;
}

/** A step record whose numbers all came through JSON as numbers. */
function isPlainStep(record: unknown): record is StepRecord {
  if (typeof record !== 'object' || record === null || !('kind' in record) || record.kind !== 'step') {
    return false;
  }
  return hasPlainMoment(record) && 'losses' in record && areNumbers(record.losses) && 'rates' in record && areNumbers(record.rates);
}

function hasPlainMoment(record: object): boolean {
  return (
    'step' in record &&
    isCount(record.step) &&
    'epoch' in record &&
    isCount(record.epoch) &&
    't' in record &&
    typeof record.t === 'number' &&
    'imagesPerSecond' in record &&
    typeof record.imagesPerSecond === 'number'
  );
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function areNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((part) => typeof part === 'number');
}
