import { createClosedForm } from '#engine/closed-form';
import type { Recipe } from '#model/recipe';
import type { PreparedTraining } from './prepared-training';

/** Samples that are gathered at once. */
const gatherBatch = 1000;

/** Whether an objective is solved instead of stepped. */
export function usesClosedForm(recipe: Recipe): boolean {
  return recipe.objectives.some(({ optimizer }) => optimizer.kind === 'closedForm');
}

/** Solves every objective with `closedForm` over the whole training part and takes over its weights. @throws NeurozooError ZOO4106 */
export async function solveInClosedForm({ recipe, dataset, session }: PreparedTraining): Promise<void> {
  const count = dataset.counts.train;
  for (const objective of recipe.objectives) {
    if (objective.optimizer.kind !== 'closedForm') {
      continue;
    }
    const equations = createClosedForm(recipe, objective);
    for (let start = 0; start < count; start += gatherBatch) {
      equations.add(
        dataset.batch(
          'train',
          Int32Array.from({ length: Math.min(gatherBatch, count - start) }, (_, index) => start + index),
        ),
      );
    }
    await session.writeState(equations.solve());
  }
}
