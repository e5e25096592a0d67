import type { CodeEntry } from './code-entry';

/** Codes about what the language's parser says (ZOO10xx). */
export const syntaxCodes = {} as const satisfies Record<`ZOO${number}`, CodeEntry>;
