import * as v from 'valibot';
import { count, nonce } from './identifiers';
import { parseJsonText, type Parsed } from './parsed';

const processIdentitySchema = v.object({
  version: v.literal(1),
  pid: v.pipe(count, v.minValue(1)),
  /** When the process started, in the system's own words; null where the system does not tell. A pid alone is reused. */
  startTime: v.nullable(v.string()),
  /** Changes with every start of the machine; null where the system does not tell. */
  bootId: v.nullable(v.string()),
  host: v.string(),
  nonce,
});

/** `lock`: which process owns a run. */
export type ProcessIdentity = Readonly<v.InferOutput<typeof processIdentitySchema>>;

/** The whole of a run's `lock`. */
export function toLockText(owner: ProcessIdentity): string {
  return `${JSON.stringify(owner)}\n`;
}

/** Reads a run's `lock`. Whether the owner it names still lives is for the store to find out. */
export function parseLock(text: string): Parsed<ProcessIdentity> {
  return parseJsonText(processIdentitySchema, text);
}
