import { settingWords, valueWords } from '#model/recipe-difference';
import { recipeSettings, type RecipeOutline, type RecipeValue } from '#model/recipe-settings';
import { optimizerCatalogue } from '#model/optimizer-catalogue';
import { trainingDefaults } from '#model/training-defaults';

/** A setting of a recipe as a person reads it. */
export interface RecipeFact {
  readonly words: string;
  readonly text: string;
}

/** What is told of a recipe: what every training is asked about, then only what is not as it is by default. */
export function recipeFacts(recipe: RecipeOutline): readonly RecipeFact[] {
  const settings = recipeSettings(recipe);
  return [...settings]
    .filter(([path, value]) => !untold.test(path) && (always.test(path) || !isDefault(settings, path, value)))
    .map(([path, value]) => ({ words: settingWords(path), text: valueWords(value) }));
}

/** What tells nothing: names that the page shows elsewhere, and parts of what is told by another row. */
const untold = /^(name|data\.|reports?\.|over$|objectives\.\d+\.over$|.*\.rate\.kind$)/;

/** What every training is asked about. */
const always =
  /^(minimize|maximize|objectives\.\d+\.(minimize|maximize)|(objectives\.\d+\.)?optimizer\.(kind|rate\.rate)|batch\.size|length\.count|seed)$/;

const { every, decay, labelSmoothing, patience, precision, backend } = trainingDefaults;
const defaults: ReadonlyMap<string, RecipeValue> = new Map<string, RecipeValue>([
  ...Object.entries({ every, decay, labelSmoothing, patience, precision, backend }),
  ['unit', 'epochs'],
]);

function isDefault(settings: ReadonlyMap<string, RecipeValue>, path: string, value: RecipeValue): boolean {
  const name = path.split('.').at(-1) ?? path;
  if (value === null || value === 0 || value === false || value === '' || defaults.get(name) === value) return true;
  return optimizerDefault(settings, path, name) === value;
}

/** What the optimiser takes where nothing is written; undefined for what is no setting of one. */
function optimizerDefault(settings: ReadonlyMap<string, RecipeValue>, path: string, name: string): unknown {
  const [prefix] = /^(objectives\.\d+\.)?optimizer\./.exec(path) ?? [];
  const kind = settings.get(`${prefix ?? ''}kind`);
  const row = Object.values(optimizerCatalogue).find((candidate) => candidate.kind === kind);
  return prefix === undefined ? undefined : row?.settings[name]?.default;
}
