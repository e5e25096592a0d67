import type { CodeEntry } from './code-entry';

/** Codes about runs, checkpoints, the trainer and its session (ZOO3xxx). */
export const runsCodes = {} as const satisfies Record<`ZOO${number}`, CodeEntry>;
