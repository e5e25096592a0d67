import { NeurozooError } from '#base/neurozoo-error';
import type { Recipe } from '#model/recipe';
import { parseJsonText } from '#protocol/parsed';
import { recipeSchema } from '#protocol/recipe-schema';
import { readRecipeText, type RunDirectory } from '#store/run-directory';

/** The recipe that a run was made with. @throws NeurozooError ZOO3043 when it cannot be read */
export function readRecipe(run: RunDirectory): Recipe {
  const parsed = parseJsonText(recipeSchema, readRecipeText(run));
  if (parsed.kind === 'invalid') {
    throw new NeurozooError({ code: 'ZOO3043', message: `The recipe of run ${run.id} cannot be read. ${parsed.problem}` });
  }
  return parsed.value;
}
