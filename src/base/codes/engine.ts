import type { CodeEntry } from './code-entry';

/** Codes about the engine and its targets (ZOO4xxx). */
export const engineCodes = {} as const satisfies Record<`ZOO${number}`, CodeEntry>;
