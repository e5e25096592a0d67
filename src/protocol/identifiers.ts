import * as v from 'valibot';

/** A run's name on disk: `2026-11-24-lenet-1`. Ours, so it is safe in a path on every system. */
export const runId = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/));

/** 128 random bits in hex that tell one start of a trainer from every other. */
export const nonce = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** sha256 in hex. */
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A moment as ISO 8601. */
export const isoTime = v.pipe(v.string(), v.isoTimestamp());

/** A whole number from 0 that a double holds exactly. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Whether a word can be the id of a run. */
export function isRunId(value: string): boolean {
  return v.is(runId, value);
}
