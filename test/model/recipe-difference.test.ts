import { describe, expect, test } from 'vitest';
import { differenceWords, recipeDifference, settingWords, valueWords } from '#model/recipe-difference';
import { recipeSettings, type RecipeOutline } from '#model/recipe-settings';

/** A recipe as far as its settings go, with others in their place. */
function recipe(
  changes: object = {},
  optimizer: object = { kind: 'adam', rate: { kind: 'constant', rate: 0.01 }, settings: { beta1: 0.9 } },
): RecipeOutline {
  return {
    networks: { Net: { hyper: { width: 8 } } },
    objectives: [{ direction: 'minimize', text: 'crossEntropy(Net(x), label)', over: ['Net'], optimizer, every: 1 }],
    reports: [{ name: 'accuracy', metric: 'accuracy', better: 'higher', settings: {} }],
    ...{ version: 1, batch: { size: 32, balanced: null }, length: { unit: 'epochs', count: 4 }, freeze: [], values: [{ id: 0 }] },
    ...changes,
  };
}

describe('two recipes', () => {
  test.each<[string, RecipeOutline, readonly string[]]>([
    ['that are equal do not differ', recipe(), []],
    ['differ in a setting', recipe({ batch: { size: 64, balanced: null } }), ['batch size 32 → 64']],
    [
      'differ in a whole part',
      recipe({ batch: { size: 32, balanced: { classes: 4, each: 8 } } }),
      ['batch balanced none → –', 'batch balanced classes – → 4', 'batch balanced each – → 8'],
    ],
    ['differ in a list', recipe({ freeze: ['Net/C1', 'Net/C2'] }), ['freeze none → Net/C1, Net/C2']],
    ['differ in a hyper-parameter', recipe({ networks: { Net: { hyper: { width: 16 } } } }), ['Net width 8 → 16']],
    [
      'differ in their optimiser',
      recipe({}, { kind: 'sgd', rate: { kind: 'constant', rate: 0.1 }, settings: {} }),
      ['optimizer kind adam → sgd', 'optimizer rate 0.01 → 0.1', 'optimizer beta1 0.9 → –'],
    ],
    [
      'do not differ in where they stand in a text',
      recipe({ source: { start: 7 }, documentation: 'Other words.', values: [{ id: 1 }] }),
      [],
    ],
    ['differ in -0 and NaN only where they do', recipe({ decay: Number.NaN }), ['decay – → NaN']],
  ])('%s', (_, other, words) => {
    expect(recipeDifference(recipe(), other).map(differenceWords)).toEqual(words);
  });

  test('with several objectives call each by its number', () => {
    const [first] = recipe().objectives;
    const two = recipe({ objectives: [first, { ...first, direction: 'maximize' }] });
    expect([...recipeSettings(two).keys()].filter((path) => path.endsWith('kind'))).toEqual([
      'objectives.0.optimizer.kind',
      'objectives.0.optimizer.rate.kind',
      'objectives.1.optimizer.kind',
      'objectives.1.optimizer.rate.kind',
    ]);
  });
});

test.each([
  ['optimizer.rate.rate', 'optimizer rate'],
  ['optimizer.settings.beta1', 'optimizer beta1'],
  ['length.count', 'length'],
  ['labelSmoothing', 'label smoothing'],
  ['networks.Net.hyper.width', 'Net width'],
  ['networks.LeNet5.hyper.hiddenUnits', 'LeNet5 hidden units'],
  ['count', 'count'],
])('the setting %s is called %j', (path, words) => {
  expect(settingWords(path)).toBe(words);
});

test.each([
  [undefined, '–'],
  [null, 'none'],
  [true, 'yes'],
  [false, 'no'],
  [0.5, '0.5'],
  ['sgd', 'sgd'],
])('the value %s is read as %s', (value, words) => {
  expect(valueWords(value)).toBe(words);
});
