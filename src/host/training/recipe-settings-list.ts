import type { Recipe } from '#model/recipe';
import { settingNames } from '#model/override-recipe';
import type { Schedule } from '#model/schedule';

/** A setting of a recipe that can be changed before it is trained. */
export interface RecipeSetting {
  /** As `--set` names it: `batch`, `rate`, `momentum`. */
  readonly name: string;
  /** As it is now; empty where it is not used. */
  readonly value: string;
}

/** Every setting with its value, the length first; of epochs and steps only the one that counts. */
export function recipeSettings(recipe: Recipe): readonly RecipeSetting[] {
  const { unit, count } = recipe.length;
  const others = settingNames(recipe).filter((name) => name !== 'epochs' && name !== 'steps');
  return [{ name: unit, value: String(count) }, ...others.map((name) => ({ name, value: valueOf(recipe, name) }))];
}

/** The settings that were changed, as name and new value. */
export function changedSettings(before: Recipe, after: Recipe): readonly RecipeSetting[] {
  const values = new Map(recipeSettings(before).map(({ name, value }) => [name, value]));
  return recipeSettings(after).filter(({ name, value }) => values.get(name) !== value);
}

function valueOf(recipe: Recipe, name: string): string {
  switch (name) {
    case 'batch':
      return String(recipe.batch.size);
    case 'seed':
      return String(recipe.seed);
    case 'decay':
      return String(recipe.decay);
    case 'clip':
      return recipe.clip === null ? 'none' : String(recipe.clip);
    case 'labelSmoothing':
      return String(recipe.labelSmoothing);
    case 'patience':
      return recipe.earlyStop === null ? '' : String(recipe.earlyStop.patience);
    case 'precision':
      return recipe.precision;
    case 'backend':
      return recipe.backend;
    default:
      return optimizerValue(recipe, name);
  }
}

/** Of the first optimiser that has the setting; where several have it with different values, all of them. */
function optimizerValue({ objectives }: Recipe, name: string): string {
  const values = objectives.flatMap(({ optimizer }) => {
    const value = name === 'rate' ? startRate(optimizer.rate) : optimizer.settings[name];
    return value === undefined ? [] : [String(value)];
  });
  return [...new Set(values)].join(', ');
}

/** The rate that a schedule starts from; behind a warm-up the one that it leads to. */
function startRate(schedule: Schedule): number {
  return schedule.kind === 'warmup' ? startRate(schedule.then) : schedule.rate;
}
