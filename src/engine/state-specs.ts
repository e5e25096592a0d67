import type { Network } from '#model/network';
import type { Objective, Recipe } from '#model/recipe';
import { optimizerRules } from './optimizers/optimizer-rules';
import type { StateSpec } from './training-programs';

/** Everything that a training keeps: weights and running averages of all networks, variables, then the slots of each objective's optimiser. */
export function stateSpecs(recipe: Recipe): StateSpec[] {
  const weights = weightSpecs(recipe);
  return [...weights, ...recipe.objectives.flatMap((objective, index) => slotSpecs(weights, objective, index))];
}

/** Weights and running averages of all networks, then the variables. What is frozen is `fixed`. */
export function weightSpecs(recipe: Recipe): StateSpec[] {
  const frozen = (path: string): boolean => recipe.freeze.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  const weights = Object.values(recipe.networks).flatMap((network) => networkWeights(network));
  const variables = Object.entries(recipe.variables).map(([name, { type }]): StateSpec => ({
    name,
    shape: type.shape,
    type: 'float32',
    role: 'parameter',
  }));
  return [...weights, ...variables].map((spec) => (frozen(spec.name) ? { ...spec, role: 'fixed' } : spec));
}

/** Weights and running averages of one network, by their full paths. */
export function networkWeights(network: Network): StateSpec[] {
  return network.layers.flatMap((layer) =>
    layer.weights.map(({ name, shape, role }): StateSpec => ({
      name: `${network.name}/${layer.path}/${name}`,
      shape,
      type: 'float32',
      role,
    })),
  );
}

/** Weights that an objective updates. */
export function updatedParameters(weights: readonly StateSpec[], objective: Objective): StateSpec[] {
  return weights.filter(({ name, role }) => role === 'parameter' && objective.over.includes(ownerOf(name)));
}

/** The network or variable that a path begins with. */
export function ownerOf(path: string): string {
  return path.split('/', 1)[0] ?? path;
}

/** The full name of an optimiser's slot. */
export function slotName(objective: number, parameter: string, slot: string): string {
  return `optimizer.${String(objective)}/${parameter}/${slot}`;
}

/** The number that a slot starts from, by its full name; undefined for what is no slot. */
export function slotStarts(recipe: Recipe): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  const weights = weightSpecs(recipe);
  recipe.objectives.forEach((objective, index) => {
    const { kind, settings } = objective.optimizer;
    for (const parameter of updatedParameters(weights, objective)) {
      for (const [slot, start] of Object.entries(optimizerRules[kind].slots(settings))) {
        starts.set(slotName(index, parameter.name, slot), start);
      }
    }
  });
  return starts;
}

function slotSpecs(weights: readonly StateSpec[], objective: Objective, index: number): StateSpec[] {
  const { kind, settings } = objective.optimizer;
  const slots = Object.keys(optimizerRules[kind].slots(settings));
  return updatedParameters(weights, objective).flatMap((parameter) =>
    slots.map((slot): StateSpec => ({ ...parameter, name: slotName(index, parameter.name, slot), role: 'slot' })),
  );
}
