import { describe, expect, test } from 'vitest';
import { inEnglish, translateWith } from '#base/translate';

describe('a text in the language of a person', () => {
  const t = translateWith({ '{0} of {1}': '{1}, de ellos {0}' });

  test.each([
    { words: 'a known text takes its values where its language has them', said: t('{0} of {1}', 3, 'diez'), wanted: 'diez, de ellos 3' },
    { words: 'a text without a translation stays in English', said: t('{0} steps', 7), wanted: '7 steps' },
    { words: 'the name of a built-in is no text', said: t('toString'), wanted: 'toString' },
    { words: 'a place without a value stays as it is written', said: inEnglish('{0} of {1}', 3), wanted: '3 of {1}' },
    { words: 'a value that looks like a place is put in as it is', said: inEnglish('{0} of {1}', '{1}', 2), wanted: '{1} of 2' },
  ])('$words', ({ said, wanted }) => {
    expect(said).toBe(wanted);
  });
});
