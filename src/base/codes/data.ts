import type { CodeEntry } from './code-entry';

/** Codes about reading data (ZOO2xxx). */
export const dataCodes = {} as const satisfies Record<`ZOO${number}`, CodeEntry>;
