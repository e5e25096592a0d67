import type { CodeEntry } from './code-entry';

/** Codes about what the language's parser says (ZOO10xx). */
export const syntaxCodes = {
  ZOO1001: {
    title: 'The text does not follow the grammar',
    severity: 'error',
    explanation: 'A word, bracket or sign is missing or stands where it cannot. The other declarations of the file are still checked.',
    example: 'network N(x: 4) { x -> -> dense(2) }',
    cure: 'network N(x: 4) { x -> dense(2) }',
  },
  ZOO1002: {
    title: 'A character that the language does not have',
    severity: 'error',
    explanation: 'Names are made of the letters A to Z, digits and _. Other letters belong into comments and texts in quotes.',
    example: 'network N(x: 4) { x -> dense(2) § }',
    cure: 'network N(x: 4) { x -> dense(2) }',
  },
  ZOO1003: {
    title: 'A text or comment without an end',
    severity: 'error',
    explanation: 'A text in quotes ends on the line where it begins; a comment that begins with /* ends with */.',
    example: 'network N(x: 4) { x -> dense(2) } /* notes',
    cure: 'network N(x: 4) { x -> dense(2) } /* notes */',
  },
  ZOO1004: {
    title: 'Nested too deeply',
    severity: 'error',
    explanation: 'Brackets may be nested 40 deep, and one sum or product may have 256 operators.',
    example: `network N(x: 4) { ${'('.repeat(300)}x${')'.repeat(300)} }`,
    cure: 'Give the inner parts names of their own, or make a block of them.',
  },
  ZOO1005: {
    title: 'The file is too long',
    severity: 'error',
    explanation:
      'A file of more than 4 MB, or of more than 40,000 words and signs (some 5,000 lines), is not read: it is most likely no `.zoo` file.',
    example: 'A file of 5 MB.',
    cure: 'Repeat layers with `[ … ] x 12`, and use blocks.',
  },
  ZOO1006: {
    title: 'A file that cannot be analysed',
    severity: 'error',
    explanation: 'Something unforeseen happened while the file was read. The file may be right: this is a defect of Neurozoo.',
    example: 'Unknown, else it would be mended.',
    cure: 'Please report the file; leaving out declarations shows which one it is.',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;
