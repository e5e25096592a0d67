import type { Recipe } from '#model/recipe';
import type { DiagramRequest } from './diagram-request';
import { drawGraph } from './draw-graph';
import type { Drawing } from './drawing';
import { trainingScene } from './training-scene';

/** Draws the equations of a training with all networks in them, always in the graph style. Networks are opened by their ids, `G` or `D (2)`. */
export function drawTraining(recipe: Recipe, request: DiagramRequest): Drawing {
  const objectives = recipe.objectives.map(({ direction, text, over }) => `${direction} ${text} over ${over.join(', ')}`);
  return {
    ...drawGraph(trainingScene(recipe, request), request),
    title: recipe.name,
    description: `Training ${recipe.name} with the networks ${Object.keys(recipe.networks).join(', ')}: ${objectives.join('; ')}.`,
  };
}
