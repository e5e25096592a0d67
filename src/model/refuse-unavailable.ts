import { NeurozooError } from '#base/neurozoo-error';
import type { Recipe } from './recipe';
import { unavailableSources } from './source-catalogue';

/**
 * Refuses what the language knows but this version does not run, before anything is read: nothing that was asked for is left out in silence.
 *
 * @throws NeurozooError ZOO1320 when the data need a reader that this version lacks, ZOO6009 for a clause that it does not obey
 */
export function refuseUnavailable(recipe: Recipe): void {
  const [missing] = unavailableSources(recipe.data);
  if (missing !== undefined) {
    throw new NeurozooError({
      code: 'ZOO1320',
      message: `${recipe.data.name} comes from ${missing}, which this version cannot read yet.`,
      hint: 'The file checks and counts; to train, use data of another source.',
    });
  }
  const [start] = recipe.start;
  if (start !== undefined) {
    throw new NeurozooError({
      code: 'ZOO6009',
      message: `${recipe.name} starts ${start.network} from "${start.from}", which this version cannot do yet.`,
      hint: 'Leave the clause out to train from the beginning.',
    });
  }
  if (recipe.precision !== 'float32') {
    throw new NeurozooError({
      code: 'ZOO6009',
      message: `${recipe.name} asks for ${recipe.precision} precision, and this version computes in float32 only.`,
      hint: 'Leave the clause out.',
    });
  }
}
