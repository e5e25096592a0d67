import type { CodeEntry } from './code-entry';

/** Codes about shapes and budgets (ZOO12xx). */
export const shapesCodes = {} as const satisfies Record<`ZOO${number}`, CodeEntry>;
