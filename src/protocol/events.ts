import * as v from 'valibot';
import { errorReportSchema } from './error-report';
import { exactNumber } from './exact-number';
import { count, isoTime } from './identifiers';
import { parseValue, type Parsed } from './parsed';
import { metricValuesSchema } from './run';

/** When an event happened: the moment, and the steps done until then. */
const moment = { at: isoTime, step: count };

const runEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('start'), ...moment, attempt: count, pid: count, backend: v.string(), device: v.string() }),
  /** An attempt goes on from the checkpoint of `step`. */
  v.object({ kind: v.literal('resume'), ...moment, attempt: count, pid: count, backend: v.string(), device: v.string() }),
  v.object({ kind: v.literal('pause'), ...moment }),
  v.object({ kind: v.literal('continue'), ...moment }),
  /** Someone asked for the end; the `end` event follows when the last checkpoint is written. */
  v.object({ kind: v.literal('stop'), ...moment, reason: v.picklist(['asked', 'signal', 'earlyStop', 'nan']), discard: v.boolean() }),
  v.object({ kind: v.literal('checkpoint'), ...moment, epoch: count, name: v.string(), bytes: count, ms: exactNumber }),
  v.object({ kind: v.literal('best'), ...moment, epoch: count, metric: v.string(), value: exactNumber }),
  v.object({ kind: v.literal('rateChange'), ...moment, objective: v.nullable(count), rate: exactNumber }),
  v.object({ kind: v.literal('lengthChange'), ...moment, epochs: count }),
  v.object({ kind: v.literal('warning'), ...moment, report: errorReportSchema }),
  /** A loss or a weight was not finite. `where` names it: `loss.0`, `LeNet5/C1/kernel`. */
  v.object({ kind: v.literal('nan'), ...moment, where: v.string(), samples: v.array(count) }),
  v.object({ kind: v.literal('error'), ...moment, report: errorReportSchema }),
  v.object({ kind: v.literal('test'), ...moment, values: metricValuesSchema }),
  /** Pictures or numbers of a `show` lie in `file`, relative to the run. */
  v.object({ kind: v.literal('sample'), ...moment, show: count, file: v.string() }),
  v.object({ kind: v.literal('end'), ...moment, status: v.picklist(['finished', 'stopped', 'failed']) }),
  /** Written by whoever saw the process die without an `end`. */
  v.object({
    kind: v.literal('died'),
    ...moment,
    pid: count,
    exitCode: v.nullable(v.number()),
    signal: v.nullable(v.string()),
    cause: v.picklist(['crashed', 'outOfMemory', 'killed']),
  }),
]);

/** One line of `events.jsonl`. */
export type RunEvent = Readonly<v.InferOutput<typeof runEventSchema>>;

/** Reads a line of `events.jsonl`; kinds that this version does not know are invalid and passed over by readers. */
export function parseRunEvent(record: unknown): Parsed<RunEvent> {
  return parseValue(runEventSchema, record);
}
