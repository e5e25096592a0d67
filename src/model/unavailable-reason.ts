import type { ErrorReport } from '#base/neurozoo-error';
import type { Recipe } from './recipe';
import { unavailableSources } from './source-catalogue';

/**
 * What the language knows of a recipe but this version does not run, found before anything is read, so that nothing that was asked for is left out in
 * silence: ZOO1320 when the data need a reader that this version lacks, ZOO6009 for a clause that it does not obey. Undefined: it can be trained.
 */
export function unavailableReason(recipe: Recipe): ErrorReport | undefined {
  const [missing] = unavailableSources(recipe.data);
  if (missing !== undefined) {
    return {
      code: 'ZOO1320',
      message: `${recipe.data.name} comes from ${missing}, which this version cannot read yet.`,
      hint: 'The file checks and counts; to train, use data of another source.',
    };
  }
  const [start] = recipe.start;
  if (start !== undefined) {
    return {
      code: 'ZOO6009',
      message: `${recipe.name} starts ${start.network} from "${start.from}", which this version cannot do yet.`,
      hint: 'Leave the clause out to train from the beginning.',
    };
  }
  if (recipe.precision !== 'float32') {
    return {
      code: 'ZOO6009',
      message: `${recipe.name} asks for ${recipe.precision} precision, and this version computes in float32 only.`,
      hint: 'Leave the clause out.',
    };
  }
  return undefined;
}
