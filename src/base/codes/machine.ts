import type { CodeEntry } from './code-entry';

/** Codes about what the machine lacks (ZOO5xxx). */
export const machineCodes = {} as const satisfies Record<`ZOO${number}`, CodeEntry>;
