import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { explainRecipe } from '#language/training/explain-recipe';
import { recipeSchema, toRecipeJson } from '#protocol/recipe-schema';
import { lowerText, type KnownOutputs } from './lower-text';

const folder = join(import.meta.dirname, '../../../examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.zoo'));

/** What the networks of the examples give, where they are more than chains of dense layers. */
const outputs: KnownOutputs = {
  Writer: { output: [50, 65] },
  F: { output: [256, 256, 3] },
  DX: { output: [30, 30, 1] },
  DY: { output: [30, 30, 1] },
  Features: { output: [768] },
  G: { output: [28, 28, 1] },
  D: { output: [1] },
  MiniGoogLeNet: { output: [10], a3: [16, 16, 64], b3: [16, 16, 120] },
  LeNet5: { output: [10], C1: [28, 28, 6] },
  ResNet: { output: [10] },
  SegNet: { output: [40, 40, 11] },
  Embed: { output: [64] },
  VGG19: { output: [1000], conv1_1: [256, 256, 64], conv3_1: [64, 64, 256], conv4_2: [32, 32, 512] },
};

describe('the shipped examples', () => {
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const stated = file === 'cyclegan.zoo' ? { ...outputs, G: { output: [256, 256, 3] } } : outputs;
    const lowered = lowerText(text, stated);

    it(`${file}: nothing in the training half is wrong but counts of networks that this test does not resolve`, () => {
      const wrong = lowered.all.filter((diagnostic) => diagnostic.code !== 'ZOO1613');
      expect(wrong.map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`)).toEqual([]);
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
