import { NeurozooError } from '#base/neurozoo-error';
import { overrideRecipe } from '#model/override-recipe';
import type { Recipe } from '#model/recipe';
import { refuseUnavailable } from '#model/refuse-unavailable';
import type { Analysis } from '../analysis';
import { chooseDeclaration } from '../choose-declaration';

/** What somebody asks to train, in the words of the command line; the editor asks with the same. */
export interface TrainingOrder {
  /** The file as it is named in messages. */
  readonly file: string;
  /** Undefined: the only one of the file. */
  readonly training: string | undefined;
  /** `NAME=VALUE`, each a change of the recipe. */
  readonly settings: readonly string[];
  /** Changes that have options of their own, such as `epochs`; those left out stay as the text has them. */
  readonly options: Readonly<Partial<Record<'epochs' | 'steps' | 'seed' | 'backend', string | undefined>>>;
}

/**
 * The recipe that an order means: one training of a file without errors, with what the order changes, and nothing in it that this version would leave
 * out in silence.
 *
 * @throws NeurozooError ZOO6008 for a file with errors, ZOO6005 for a training that is none, ZOO6004 for a setting that is none or does not fit,
 *   ZOO1320 and ZOO6009 for what cannot be run
 */
export function prepareTraining({ trainings, diagnostics }: Pick<Analysis, 'trainings' | 'diagnostics'>, order: TrainingOrder): Recipe {
  const { file } = order;
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    throw new NeurozooError({ code: 'ZOO6008', message: `${file} has errors and is not trained.` });
  }
  const recipe = changedRecipe(chooseDeclaration({ of: trainings, kind: 'training', file }, order.training), order);
  refuseUnavailable(recipe);
  return recipe;
}

function changedRecipe(recipe: Recipe, { settings, options }: TrainingOrder): Recipe {
  const named = Object.entries(options).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const { recipe: changed, problems } = overrideRecipe(recipe, Object.fromEntries([...settings.map(toSetting), ...named]));
  const [problem] = problems;
  if (problem !== undefined) {
    throw new NeurozooError({ ...problem, code: 'ZOO6004' });
  }
  return changed;
}

/** `batch=64` as name and value. @throws NeurozooError ZOO6004 without an equals sign */
function toSetting(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) {
    throw new NeurozooError({ code: 'ZOO6004', message: `--set takes NAME=VALUE, but was given "${pair}".` });
  }
  return [pair.slice(0, at), pair.slice(at + 1)];
}
