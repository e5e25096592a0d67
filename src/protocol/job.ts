import * as v from 'valibot';
import { toExactJson } from './exact-number';
import { count, nonce, runId } from './identifiers';
import { parseJsonText, type Parsed } from './parsed';

const positive = v.pipe(count, v.minValue(1));

const jobSchema = v.object({
  version: v.literal(1),
  run: runId,
  /** Of this start; the lock, the heartbeat and the control commands of this start carry it too. */
  nonce,
  /** Absolute folder that the recipe's data paths are relative to: where the `.zoo` file lies. */
  folder: v.string(),
  /** The `.zoo` file as the user named it, for messages. */
  file: v.string(),
  /** The name of the `train` declaration. */
  training: v.string(),
  options: v.object({
    /** In place of the recipe's length; null: as in the recipe. At most one of the two is given. */
    epochs: v.nullable(positive),
    steps: v.nullable(positive),
    backend: v.nullable(v.string()),
    seed: v.nullable(v.number()),
  }),
  /**
   * Null: from the beginning. `force` goes on although something differs from the checkpoint, and marks the run. `epochs` is the length asked for now,
   * in place of one that was set while it trained, and `backend` is the target asked for now; null: as before.
   */
  resume: v.nullable(
    v.object({
      from: v.union([v.literal('newest'), v.literal('best'), count]),
      force: v.boolean(),
      epochs: v.nullable(positive),
      backend: v.nullable(v.string()),
    }),
  ),
  /** A checkpoint after so many epochs, and after so many seconds of training, whichever comes first; and how many are kept besides the best. */
  checkpoint: v.object({ everyEpochs: positive, everySeconds: positive, keep: v.pipe(count, v.minValue(2)) }),
});

/** `job.json`: what the session asks of a trainer. Every string of a user travels here, never in an argument. */
export type Job = Readonly<v.InferOutput<typeof jobSchema>>;

/** After every epoch and every minute, whichever comes first; two and the best are kept. */
export const defaultCheckpointing: Job['checkpoint'] = { everyEpochs: 1, everySeconds: 60, keep: 2 };

/** The whole of `job.json`. */
export function toJobText(job: Job): string {
  return `${toExactJson(job, 2)}\n`;
}

/** Reads `job.json`, the only thing that tells a trainer what to do. */
export function parseJob(text: string): Parsed<Job> {
  return parseJsonText(jobSchema, text);
}
