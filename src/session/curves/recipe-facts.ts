import { settingWords, valueWords } from '#model/recipe-difference';
import { recipeSettings, type RecipeOutline, type RecipeValue } from '#model/recipe-settings';
import { trainingDefaults } from '#model/training-defaults';

/** A setting of a recipe as a person reads it. */
export interface RecipeFact {
  readonly words: string;
  readonly text: string;
}

/** What is told of a recipe: what every training is asked about, then only what is not as it is by default. */
export function recipeFacts(recipe: RecipeOutline): readonly RecipeFact[] {
  return [...recipeSettings(recipe)]
    .filter(([path, value]) => isTold(path, value))
    .map(([path, value]) => ({ words: settingWords(path), text: valueWords(value) }));
}

/** What tells nothing: names that the page shows elsewhere, and parts of what is told by another row. */
const untold = /^(name|data\.|reports?\.|over$|objectives\.\d+\.over$|.*\.rate\.kind$)/;

/** What every training is asked about. */
const always =
  /^(minimize|maximize|objectives\.\d+\.(minimize|maximize)|(objectives\.\d+\.)?optimizer\.(kind|rate\.rate)|batch\.size|length\.count|seed)$/;

function isTold(path: string, value: RecipeValue): boolean {
  if (untold.test(path)) return false;
  if (always.test(path)) return true;
  return !isDefault(path.split('.').at(-1) ?? path, value);
}

const defaults: Readonly<Record<string, RecipeValue>> = trainingScalars();

function isDefault(name: string, value: RecipeValue): boolean {
  return value === null || value === 0 || value === false || value === '' || (Object.hasOwn(defaults, name) && defaults[name] === value);
}

function trainingScalars(): Record<string, RecipeValue> {
  const { every, decay, labelSmoothing, patience, precision, backend } = trainingDefaults;
  return { every, decay, labelSmoothing, patience, precision, backend, unit: 'epochs', kind: 'shuffled' };
}
