import type { ErrorReport } from '#base/neurozoo-error';
import { overrideRecipe } from '#model/override-recipe';
import type { Recipe } from '#model/recipe';
import { unavailableReason } from '#model/unavailable-reason';
import type { Analysis } from '../analysis';
import { findDeclaration } from '../find-declaration';

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
 * What came of an order. Refusals: ZOO6008 for a file with errors, ZOO6005 for a training that is none, ZOO6004 for a setting that is none or does not
 * fit, ZOO1320 and ZOO6009 for what this version cannot run.
 */
export type PreparedTraining =
  { readonly kind: 'recipe'; readonly recipe: Recipe } | { readonly kind: 'refused'; readonly report: ErrorReport };

/** The recipe that an order means: one training of a file without errors, with what the order changes, and nothing in it that would be left out in silence. */
export function prepareTraining(
  { trainings, diagnostics }: Pick<Analysis, 'trainings' | 'diagnostics'>,
  order: TrainingOrder,
): PreparedTraining {
  const { file, training } = order;
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    return { kind: 'refused', report: { code: 'ZOO6008', message: `${file} has errors and is not trained.` } };
  }
  const found = findDeclaration({ of: trainings, kind: 'training', file }, training);
  return found.kind === 'refused' ? found : changedRecipe(found.declaration, order);
}

function changedRecipe(recipe: Recipe, { settings, options }: TrainingOrder): PreparedTraining {
  const stray = settings.find((pair) => pair.indexOf('=') < 1);
  if (stray !== undefined) {
    return { kind: 'refused', report: { code: 'ZOO6004', message: `--set takes NAME=VALUE, but was given "${stray}".` } };
  }
  const named = Object.entries(options).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const { recipe: changed, problems } = overrideRecipe(recipe, Object.fromEntries([...settings.map(toSetting), ...named]));
  const [problem] = problems;
  const report = problem === undefined ? unavailableReason(changed) : { ...problem, code: 'ZOO6004' as const };
  return report === undefined ? { kind: 'recipe', recipe: changed } : { kind: 'refused', report };
}

/** `batch=64` as name and value. */
function toSetting(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}
