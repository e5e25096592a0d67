import type { ErrorReport } from '#base/neurozoo-error';
import { optimizerCatalogue } from './optimizer-catalogue';
import type { Objective, Recipe } from './recipe';
import type { OptimizerSpec, Schedule } from './schedule';
import { backendNames, precisionNames } from './training-defaults';

/** A recipe with some settings changed, or what is wrong with the request; the recipe is unchanged where a setting was refused. */
export interface OverriddenRecipe {
  readonly recipe: Recipe;
  readonly problems: readonly ErrorReport[];
}

/** How `--set key=value` changes a recipe; undefined where the value does not fit. */
interface Override {
  /** What it takes, for the sentence of the refusal. */
  readonly takes: string;
  readonly apply: (recipe: Recipe, text: string) => Recipe | undefined;
}

const overrides: Readonly<Record<string, Override>> = {
  batch: { takes: 'a whole number of at least 1', apply: overrideBatch },
  epochs: { takes: 'a whole number of at least 1', apply: (recipe, text) => withLength(recipe, 'epochs', text) },
  steps: { takes: 'a whole number of at least 1', apply: (recipe, text) => withLength(recipe, 'steps', text) },
  seed: {
    takes: 'a whole number from 0 to 4294967295',
    apply: (recipe, text) => withNumber(text, { whole: true, least: 0, most: 0xffff_ffff }, (seed) => ({ ...recipe, seed })),
  },
  decay: { takes: 'a number of at least 0', apply: (recipe, text) => withNumber(text, { least: 0 }, (decay) => ({ ...recipe, decay })) },
  clip: {
    takes: 'a number above 0, or none',
    apply: (recipe, text) =>
      text === 'none' ? { ...recipe, clip: null } : withNumber(text, { least: Number.MIN_VALUE }, (clip) => ({ ...recipe, clip })),
  },
  labelSmoothing: {
    takes: 'a number from 0 to 1',
    apply: (recipe, text) => withNumber(text, { least: 0, most: 1 }, (labelSmoothing) => ({ ...recipe, labelSmoothing })),
  },
  patience: { takes: 'a whole number of at least 1, where the training stops early', apply: overridePatience },
  precision: {
    takes: precisionNames.join(' or '),
    apply: (recipe, text) => {
      const precision = precisionNames.find((name) => name === text);
      return precision === undefined ? undefined : { ...recipe, precision };
    },
  },
  backend: {
    takes: backendNames.join(', '),
    apply: (recipe, text) => {
      const backend = backendNames.find((name) => name === text);
      return backend === undefined ? undefined : { ...recipe, backend };
    },
  },
};

/**
 * Changes clauses of a training by name: `batch epochs steps seed decay clip labelSmoothing patience precision backend`, `rate` (where a schedule
 * starts from) and every setting of its optimisers (`momentum`, `beta1`, …). With several objectives, `rate.1` means the second only.
 * Hyper-parameters of networks are not among them: they change shapes, so they belong into the text.
 */
export function overrideRecipe(recipe: Recipe, settings: Readonly<Record<string, string>>): OverriddenRecipe {
  const problems: ErrorReport[] = [];
  let changed = recipe;
  for (const [key, text] of Object.entries(settings)) {
    const override = findOverride(changed, key);
    if (override === undefined) {
      problems.push({
        code: 'ZOO1517',
        message: `The training "${recipe.name}" has no setting "${key}".`,
        hint: `It has ${settingNames(recipe).join(', ')}.`,
      });
      continue;
    }
    const result = override.apply(changed, text.trim());
    if (result === undefined) {
      problems.push({ code: 'ZOO1518', message: `The setting "${key}" takes ${override.takes}, not "${text}".` });
    } else {
      changed = result;
    }
  }
  return { recipe: changed, problems };
}

/** Everything that {@link overrideRecipe} can change in this recipe. */
export function settingNames(recipe: Recipe): readonly string[] {
  const ofOptimizers = recipe.objectives.flatMap((objective) => Object.keys(objective.optimizer.settings));
  return [...Object.keys(overrides), 'rate', ...new Set(ofOptimizers)].filter((name) => findOverride(recipe, name) !== undefined);
}

function findOverride(recipe: Recipe, key: string): Override | undefined {
  if (key === 'patience' && recipe.earlyStop === null) {
    return undefined;
  }
  if (Object.hasOwn(overrides, key)) {
    return overrides[key];
  }
  const [name = '', index, ...rest] = key.split('.');
  const only = index === undefined ? null : Number(index);
  const concerns = (objective: Objective, at: number): boolean =>
    (only === null || only === at) && (name === 'rate' || Object.hasOwn(objective.optimizer.settings, name));
  if (rest.length > 0 || index === '' || !recipe.objectives.some(concerns)) {
    return undefined;
  }
  return {
    takes: 'a number in the range of the setting',
    apply: (before, text) => {
      const value = parseNumber(text);
      if (value === undefined || !fitsOptimizers(before.objectives.filter(concerns), name, value)) {
        return undefined;
      }
      const change = (objective: Objective, at: number): Objective =>
        concerns(objective, at) ? { ...objective, optimizer: withOptimizerSetting(objective.optimizer, name, value) } : objective;
      return { ...before, objectives: before.objectives.map(change) };
    },
  };
}

function fitsOptimizers(objectives: readonly Objective[], name: string, value: number): boolean {
  return objectives.every(({ optimizer }) => {
    const spec = optimizerCatalogue[optimizer.kind].settings[name];
    return value >= (spec?.minimum ?? 0) && value <= (spec?.maximum ?? Infinity);
  });
}

function withOptimizerSetting(optimizer: OptimizerSpec, name: string, value: number): OptimizerSpec {
  return name === 'rate'
    ? { ...optimizer, rate: withRate(optimizer.rate, value) }
    : { ...optimizer, settings: { ...optimizer.settings, [name]: value } };
}

/** The same schedule from another rate; behind a warm-up it is the rate that the warm-up leads to. */
export function withRate(schedule: Schedule, rate: number): Schedule {
  return schedule.kind === 'warmup' ? { ...schedule, then: withRate(schedule.then, rate) } : { ...schedule, rate };
}

function overrideBatch(recipe: Recipe, text: string): Recipe | undefined {
  return withNumber(text, { whole: true, least: 1 }, (size) => {
    const balanced = recipe.batch.balanced;
    if (balanced === null) {
      return { ...recipe, batch: { size, balanced } };
    }
    const each = size / balanced.classes;
    return Number.isInteger(each) ? { ...recipe, batch: { size, balanced: { ...balanced, each } } } : undefined;
  });
}

function overridePatience(recipe: Recipe, text: string): Recipe | undefined {
  const earlyStop = recipe.earlyStop;
  return earlyStop === null
    ? undefined
    : withNumber(text, { whole: true, least: 1 }, (patience) => ({ ...recipe, earlyStop: { ...earlyStop, patience } }));
}

function withLength(recipe: Recipe, unit: 'epochs' | 'steps', text: string): Recipe | undefined {
  return withNumber(text, { whole: true, least: 1 }, (count) => ({ ...recipe, length: { unit, count } }));
}

function withNumber(
  text: string,
  limits: { readonly whole?: boolean; readonly least: number; readonly most?: number },
  then: (value: number) => Recipe | undefined,
): Recipe | undefined {
  const value = parseNumber(text);
  const fits =
    value !== undefined &&
    value >= limits.least &&
    value <= (limits.most ?? Infinity) &&
    (limits.whole !== true || Number.isSafeInteger(value));
  return fits ? then(value) : undefined;
}

function parseNumber(text: string): number | undefined {
  const percent = text.endsWith('%');
  const digits = percent ? text.slice(0, -1) : text;
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(digits) ? Number(digits) / (percent ? 100 : 1) : undefined;
}
