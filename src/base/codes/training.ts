import type { CodeEntry } from './code-entry';

/** Codes about data declarations, equations, training, search and expectations (ZOO13xx to ZOO16xx). */
export const trainingCodes = {} as const satisfies Record<`ZOO${number}`, CodeEntry>;
