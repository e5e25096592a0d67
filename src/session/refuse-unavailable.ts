import { NeurozooError } from '#base/neurozoo-error';
import type { Recipe } from '#model/recipe';
import { unavailableReason } from '#model/unavailable-reason';

/** Refuses what the language knows and this version does not run. @throws NeurozooError ZOO1320, ZOO6009 */
export function refuseUnavailable(recipe: Recipe): void {
  const reason = unavailableReason(recipe);
  if (reason !== undefined) {
    throw new NeurozooError(reason);
  }
}
