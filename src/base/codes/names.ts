import type { CodeEntry } from './code-entry';

/** Codes about names, arguments and values (ZOO11xx). */
export const namesCodes = {} as const satisfies Record<`ZOO${number}`, CodeEntry>;
