import { expect, test } from 'vitest';

import { repositoryRoot } from '../../scripts/architecture';
import { collectTexts } from '../../scripts/l10n/collect-texts';
import { translationFaults } from '../../scripts/l10n/translations';

test('every text for people is a literal that can be collected', () => {
  expect(collectTexts(repositoryRoot).unreadable).toEqual([]);
});

test.each(translationFaults(repositoryRoot))('$file says everything, and nothing besides', ({ missing, superfluous, broken }) => {
  expect({ missing, superfluous, broken }).toEqual({ missing: [], superfluous: [], broken: [] });
});
