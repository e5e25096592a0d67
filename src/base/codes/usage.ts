import type { CodeEntry } from './code-entry';

/** Codes about the command line (ZOO6xxx). */
export const usageCodes = {} as const satisfies Record<`ZOO${number}`, CodeEntry>;
