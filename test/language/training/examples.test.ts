import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { explainRecipe } from '#language/training/explain-recipe';
import { recipeSchema, toRecipeJson } from '#protocol/recipe-schema';
import { lowerText } from './lower-text';

const folder = join(import.meta.dirname, '../../../examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.zoo'));

/** In place of the import of a large network: one with layers of the same names. */
const smallNetwork = `network VGG19(image: 256x256x3) {
  image -> conv1_1: conv(4, 3x3) -> conv3_1: conv(4, 3x3) -> conv4_2: conv(4, 3x3)
}`;

describe('the shipped examples', () => {
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8').replace('import "zoo:vgg19"', smallNetwork);
    const lowered = lowerText(text);

    it(`${file} checks without an error or a warning`, () => {
      expect(lowered.all.map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`)).toEqual([]);
    });

    it(`${file}: every training has a recipe that comes back from JSON as it was`, () => {
      expect([...lowered.trainings.keys()]).toEqual([...text.matchAll(/^train (\w+)/gm)].map((match) => match[1]));
      for (const recipe of lowered.trainings.values()) {
        const json: unknown = JSON.parse(JSON.stringify(toRecipeJson(recipe)));
        expect(v.parse(recipeSchema, json)).toEqual(recipe);
        expect(explainRecipe(recipe)).toContain(`train ${recipe.name} {`);
      }
    });
  }
});
