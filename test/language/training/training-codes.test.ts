import { describe, expect, it } from 'vitest';
import { trainingCodes } from '#base/codes/training';
import { lowerText } from './lower-text';

/** Codes of the command line: no text has them. */
const spoken = new Set(['ZOO1320', 'ZOO1517', 'ZOO1518']);

describe('every code of the training half', () => {
  for (const [code, entry] of Object.entries(trainingCodes)) {
    if (spoken.has(code)) {
      continue;
    }
    it(`${code} is said once of its example, and nothing else is`, () => {
      const found = lowerText(entry.example).all.map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`);
      expect(
        found.map((line) => line.slice(0, 7)),
        found.join('\n'),
      ).toEqual([code]);
    });
    it(`${code} is not said of its cure, nor anything else`, () => {
      const found = lowerText(entry.cure).all.map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`);
      expect(found).toEqual([]);
    });
  }
});
