import { assertNever } from '#base/assert-never';
import { augmentationCatalogue, isAugmentationKind } from '#model/augmentation-catalogue';
import { datasetClauseCatalogue } from '#model/clause-catalogue';
import type { AugmentationSpec, DatasetRecipe, Field } from '#model/dataset-recipe';
import { numbersSetting } from '#model/setting-values';
import type { Call, DataClause, Expression } from '../generated/ast';
import { rangeOf } from '../range-of';
import { bindSettings } from './bind-settings';
import { constantNumber, literalRange, literalSizes } from '../constant-number';
import { suggest } from '../suggestion';
import type { TrainingContext } from './training-context';

/** Clauses that say the opposite of each other. */
const opposites: Readonly<Partial<Record<DataClause['key'], DataClause['key']>>> = {
  scale: 'standardize',
  standardize: 'scale',
  split: 'folds',
  folds: 'split',
};

/** The data set with its clauses: those of its declaration, or those that a training adds, which take the place of the same ones. */
export function applyClauses(context: TrainingContext, dataset: DatasetRecipe, clauses: readonly DataClause[]): DatasetRecipe {
  const seen = new Set<DataClause['key']>();
  let recipe = clauses.some((clause) => clause.key === 'augment') ? { ...dataset, augmentations: [] } : dataset;
  for (const clause of clauses) {
    const opposite = opposites[clause.key];
    if (seen.has(clause.key) && !datasetClauseCatalogue[clause.key].repeatable) {
      context.report({ code: 'ZOO1305', message: `\`${clause.key}\` is written twice.`, at: rangeOf(clause) });
    } else if (opposite !== undefined && seen.has(opposite)) {
      context.report({
        code: 'ZOO1305',
        message: `\`${clause.key}\` stands against \`${opposite}\`; one of them must go.`,
        at: rangeOf(clause),
      });
    } else {
      recipe = applyClause(context, recipe, clause);
    }
    seen.add(clause.key);
  }
  return recipe;
}

function applyClause(context: TrainingContext, dataset: DatasetRecipe, clause: DataClause): DatasetRecipe {
  switch (clause.key) {
    case 'take': {
      const count = onlyNumber(context, clause, { least: 1 });
      return count === undefined ? dataset : { ...dataset, take: count };
    }
    case 'folds': {
      const folds = onlyNumber(context, clause, { least: 2 });
      return folds === undefined ? dataset : { ...dataset, folds };
    }
    case 'split':
      return applySplit(context, dataset, clause);
    case 'scale':
      return applyScale(context, dataset, clause);
    case 'standardize':
      if (clause.values.length > 0) {
        refuseValues(context, clause);
        return dataset;
      }
      return { ...dataset, scaling: { kind: 'standardize' } };
    case 'size':
      return applySize(context, dataset, clause);
    case 'augment':
      return applyAugmentations(context, dataset, clause);
    default:
      return assertNever(clause.key);
  }
}

function refuseValues(context: TrainingContext, clause: DataClause): void {
  context.report({
    code: 'ZOO1310',
    message: `\`${clause.key}\` is written like \`${datasetClauseCatalogue[clause.key].form}\`.`,
    at: rangeOf(clause),
  });
}

function onlyNumber(context: TrainingContext, clause: DataClause, limits: { readonly least: number }): number | undefined {
  const [value, ...others] = clause.values;
  const number = value === undefined || value.$type === 'PercentLit' ? undefined : constantNumber(value);
  if (number === undefined || others.length > 0) {
    refuseValues(context, clause);
    return undefined;
  }
  if (!Number.isSafeInteger(number) || number < limits.least) {
    const message = `\`${clause.key}\` takes a whole number of at least ${String(limits.least)}, not ${String(number)}.`;
    context.report({ code: 'ZOO1309', message, at: rangeOf(clause) });
    return undefined;
  }
  return number;
}

/** `split 80% 20%` leaves the source's own test part as it is; without one there is then no test part. */
function applySplit(context: TrainingContext, dataset: DatasetRecipe, clause: DataClause): DatasetRecipe {
  const shares = clause.values.map(constantNumber).filter((share) => share !== undefined);
  if (shares.length !== clause.values.length || shares.length < 2 || shares.length > 3) {
    refuseValues(context, clause);
    return dataset;
  }
  const problem = shareProblem(shares);
  if (problem !== undefined) {
    context.report({ code: 'ZOO1306', message: problem, at: rangeOf(clause) });
    return dataset;
  }
  return { ...dataset, split: [shares[0] ?? 0, shares[1] ?? 0, shares[2] ?? 0] };
}

function shareProblem(shares: readonly number[]): string | undefined {
  // 0.8 + 0.1 + 0.1 is 1 only when it is rounded.
  const sum = Math.round(shares.reduce((total, share) => total + share, 0) * 1e9) / 1e9;
  if (sum > 1) {
    return `The shares add up to ${String(Math.round(sum * 1e4) / 100)}%, more than there is.`;
  }
  return shares.some((share) => share < 0) || shares[0] === 0 ? 'Shares are not negative, and training has some.' : undefined;
}

function applyScale(context: TrainingContext, dataset: DatasetRecipe, clause: DataClause): DatasetRecipe {
  const [range, ...others] = clause.values;
  if (range?.$type !== 'RangeLit' || others.length > 0) {
    refuseValues(context, clause);
    return dataset;
  }
  const [low, high] = literalRange(range.value);
  if (!(low < high)) {
    const message = `The end of the range ${range.value} is not above its start.`;
    context.report({ code: 'ZOO1309', message, at: rangeOf(range) });
    return dataset;
  }
  return { ...dataset, scaling: { kind: 'range', low, high } };
}

function applySize(context: TrainingContext, dataset: DatasetRecipe, clause: DataClause): DatasetRecipe {
  const [value, ...others] = clause.values;
  const sizes = value?.$type === 'SizeLit' ? literalSizes(value.value) : [];
  const [height, width] = sizes;
  if (height === undefined || width === undefined || sizes.length !== 2 || others.length > 0) {
    refuseValues(context, clause);
    return dataset;
  }
  if (!needsPictures(context, dataset, { at: clause, what: '`size`' })) {
    return dataset;
  }
  return { ...dataset, size: [height, width], fields: resized(dataset.fields, [height, width]) };
}

function applyAugmentations(context: TrainingContext, dataset: DatasetRecipe, clause: DataClause): DatasetRecipe {
  let recipe = dataset;
  for (const value of clause.values) {
    if (value.$type !== 'Call') {
      refuseValues(context, clause);
      return recipe;
    }
    const spec = readAugmentation(context, recipe, value);
    const crop = spec?.kind === 'crop' ? numbersSetting(spec.settings, 'size') : null;
    if (spec !== undefined) {
      recipe = { ...recipe, augmentations: [...recipe.augmentations, spec] };
    }
    if (crop !== null) {
      recipe = { ...recipe, fields: resized(recipe.fields, crop) };
    }
  }
  if (clause.values.length === 0) {
    refuseValues(context, clause);
  }
  return recipe;
}

function readAugmentation(context: TrainingContext, dataset: DatasetRecipe, call: Call): AugmentationSpec | undefined {
  const kind = call.name;
  if (!isAugmentationKind(kind)) {
    const { hint, fix } = suggest(kind, Object.keys(augmentationCatalogue));
    const { start } = rangeOf(call);
    context.report({
      code: 'ZOO1307',
      message: `There is no augmentation "${kind}".${hint}`,
      at: { start, end: start + kind.length },
      ...fix,
    });
    return undefined;
  }
  const description = augmentationCatalogue[kind];
  const settings = bindSettings(context, { name: kind, node: call, args: call.args }, description.settings);
  if (settings === undefined || (description.pictures && !needsPictures(context, dataset, { at: call, what: kind }))) {
    return undefined;
  }
  return kind === 'crop' && !cropFits(context, dataset, { call, size: numbersSetting(settings, 'size') ?? [] })
    ? undefined
    : { kind, settings };
}

function cropFits(
  context: TrainingContext,
  dataset: DatasetRecipe,
  crop: { readonly call: Call; readonly size: readonly number[] },
): boolean {
  const picture = dataset.fields.find(isPicture)?.type.shape ?? [Infinity, Infinity];
  if (crop.size.every((size, axis) => size <= (picture[axis] ?? 0))) {
    return true;
  }
  const message = `A stretch of ${crop.size.join('x')} does not fit into pictures of ${picture.slice(0, 2).join('x')}.`;
  context.report({ code: 'ZOO1311', message, at: rangeOf(crop.call) });
  return false;
}

/** Where only the files can tell the fields, pictures are taken to be there. */
function needsPictures(
  context: TrainingContext,
  dataset: DatasetRecipe,
  use: { readonly at: DataClause | Expression; readonly what: string },
): boolean {
  if (dataset.fields.length === 0 || dataset.fields.some(isPicture)) {
    return true;
  }
  context.report({ code: 'ZOO1308', message: `${use.what} needs pictures, and "${dataset.name}" has none.`, at: rangeOf(use.at) });
  return false;
}

function isPicture(field: Field): boolean {
  return field.type.element === 'float' && field.type.shape.length === 3;
}

/** Pictures get the size; so do masks, which have the height and width of a picture. */
function resized(fields: readonly Field[], size: readonly number[]): readonly Field[] {
  const sizes = new Set(fields.filter(isPicture).map((field) => field.type.shape.slice(0, 2).join('x')));
  return fields.map((field) => {
    const { shape } = field.type;
    const isMask = field.type.element === 'int' && shape.length === 2 && sizes.has(shape.join('x'));
    return isPicture(field) || isMask ? { ...field, type: { ...field.type, shape: [...size.slice(0, 2), ...shape.slice(2)] } } : field;
  });
}
