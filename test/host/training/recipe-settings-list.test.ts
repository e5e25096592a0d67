import { describe, expect, test } from 'vitest';
import { changedSettings, recipeSettings } from '#host/training/recipe-settings-list';
import { overrideRecipe } from '#model/override-recipe';
import { jobRecipe } from '../../process/trainer/jobs';

describe('the settings that are offered before training again', () => {
  const recipe = jobRecipe('mlp');

  test('begin with the length that counts and show what holds', () => {
    const [first, ...others] = recipeSettings(recipe);
    expect(first).toEqual({ name: recipe.length.unit, value: String(recipe.length.count) });
    expect(others.map(({ name }) => name)).toEqual(expect.arrayContaining(['batch', 'seed', 'rate', 'decay', 'clip']));
    expect(others.find(({ name }) => name === 'batch')?.value).toBe(String(recipe.batch.size));
  });

  test('are all taken when they are given back as they are', () => {
    const given = Object.fromEntries(recipeSettings(recipe).map(({ name, value }) => [name, value]));
    const { recipe: same, problems } = overrideRecipe(recipe, given);
    expect(problems).toEqual([]);
    expect(changedSettings(recipe, same)).toEqual([]);
  });

  test('tell which of them were changed', () => {
    const { recipe: changed } = overrideRecipe(recipe, { batch: '7', seed: '99' });
    expect(changedSettings(recipe, changed)).toEqual([
      { name: 'batch', value: '7' },
      { name: 'seed', value: '99' },
    ]);
  });
});
