import * as v from 'valibot';
import { errorReportSchema } from './error-report';
import { exactNumber, toExactJson } from './exact-number';
import { count, isoTime, runId, sha256 } from './identifiers';
import { parseJsonText, type Parsed } from './parsed';

/** Where a run stands. `interrupted` is never written by a trainer: readers conclude it when the process is gone without an end. */
export const runStatuses = ['queued', 'preparing', 'running', 'paused', 'finished', 'stopped', 'failed', 'interrupted'] as const;

/** How a run says that it stands. One that died could not say so: who lists runs finds that out. */
export type RunStatus = (typeof runStatuses)[number];

/** What the programs and libraries were. Bit-equality is promised for equal versions only. */
export const versionsSchema = v.object({ neurozoo: v.string(), node: v.string(), tfjs: v.string() });

/** What a result depends on besides recipe and data: the same versions give the same bits. */
export type Versions = Readonly<v.InferOutput<typeof versionsSchema>>;

/** Metric values by curve name: `loss`, `accuracy`. */
export const metricValuesSchema = v.record(v.string(), exactNumber);

/** Values by curve: `val.accuracy`. They may be NaN or infinite. */
export type MetricValues = Readonly<v.InferOutput<typeof metricValuesSchema>>;

const runSchema = v.object({
  version: v.literal(1),
  id: runId,
  /** The name of the `train` declaration. */
  name: v.string(),
  status: v.picklist(runStatuses),
  createdAt: isoTime,
  /** When the first attempt began to train, and when the last one ended. */
  startedAt: v.nullable(isoTime),
  endedAt: v.nullable(isoTime),
  seed: v.number(),
  backend: v.string(),
  device: v.nullable(v.string()),
  versions: versionsSchema,
  /** As in `linux x64`. */
  platform: v.string(),
  cpu: v.string(),
  threads: count,
  git: v.nullable(v.object({ commit: v.string(), dirty: v.boolean() })),
  /** Null until the data have been read. */
  dataset: v.nullable(
    v.object({
      name: v.string(),
      fingerprint: sha256,
      counts: v.object({ train: count, val: count, test: count }),
      classNames: v.array(v.string()),
    }),
  ),
  /** Steps and epochs done, and asked for. */
  progress: v.object({ epoch: count, epochs: count, step: count, steps: count }),
  /** The value that `keep best` or early stopping has seen best, and when. */
  best: v.nullable(v.object({ metric: v.string(), value: exactNumber, epoch: count, step: count })),
  /** The last values by curve, as in `train.loss`, `val.accuracy`. */
  last: metricValuesSchema,
  test: v.nullable(metricValuesSchema),
  error: v.nullable(errorReportSchema),
  /** Starts of a trainer, resumed ones included. Attempt 1 writes `metrics-1.jsonl`. */
  attempts: count,
  /** Why the run is not bit for bit what its seed says (resumed by force on other versions, …); null: it is. */
  notBitExact: v.nullable(v.string()),
});

/** `run.json`: who a run is and how it stands. Written by whoever holds the run's lock. */
export type Run = Readonly<v.InferOutput<typeof runSchema>>;

/** The whole of `run.json`. */
export function toRunText(run: Run): string {
  return `${toExactJson(run, 2)}\n`;
}

/** Reads `run.json`. */
export function parseRun(text: string): Parsed<Run> {
  return parseJsonText(runSchema, text);
}
