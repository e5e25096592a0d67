import * as v from 'valibot';
import { metricKinds } from '#model/equation-function';
import type { MetricReference, Recipe } from '#model/recipe';
import { backendNames, precisionNames } from '#model/training-defaults';
import { datasetSchema } from './dataset-schema';
import { equationNodeSchema } from './equation-schema';
import { networkSchema } from './network-schema';
import { optimizerSchema } from './optimizer-schema';
import { countSchema, indexSchema, nameSchema, numberSchema, settingsSchema, tensorTypeSchema } from './setting-schema';

const betterSchema = v.picklist(['higher', 'lower']);

const metricReferenceSchema: v.GenericSchema<MetricReference> = v.strictObject({
  part: v.picklist(['train', 'val', 'test']),
  metric: nameSchema,
  better: betterSchema,
});

const recipeFields = v.strictObject({
  version: v.literal(1),
  name: nameSchema,
  documentation: v.exactOptional(v.string()),
  networks: v.record(v.string(), networkSchema),
  variables: v.record(v.string(), v.strictObject({ type: tensorTypeSchema, from: v.nullable(v.string()) })),
  data: datasetSchema,
  values: v.array(equationNodeSchema),
  objectives: v.pipe(
    v.array(
      v.strictObject({
        direction: v.picklist(['minimize', 'maximize']),
        value: indexSchema,
        text: v.string(),
        over: v.array(nameSchema),
        optimizer: optimizerSchema,
        every: countSchema,
      }),
    ),
    v.minLength(1),
  ),
  reports: v.array(
    v.strictObject({
      name: nameSchema,
      metric: v.picklist(metricKinds),
      inputs: v.array(indexSchema),
      settings: settingsSchema,
      better: betterSchema,
    }),
  ),
  shows: v.array(
    v.strictObject({ values: v.array(indexSchema), networks: v.array(nameSchema), form: nameSchema, settings: settingsSchema }),
  ),
  batch: v.strictObject({
    size: countSchema,
    balanced: v.nullable(v.strictObject({ classes: countSchema, each: countSchema })),
  }),
  length: v.strictObject({ unit: v.picklist(['epochs', 'steps']), count: countSchema }),
  seed: indexSchema,
  decay: numberSchema,
  clip: v.nullable(numberSchema),
  labelSmoothing: numberSchema,
  earlyStop: v.nullable(v.strictObject({ metric: metricReferenceSchema, patience: countSchema })),
  keepBest: v.nullable(metricReferenceSchema),
  freeze: v.array(nameSchema),
  start: v.array(v.strictObject({ network: nameSchema, from: v.string() })),
  precision: v.picklist(precisionNames),
  backend: v.picklist(backendNames),
});

type RecipeJson = Frozen<v.InferOutput<typeof recipeFields>>;

/** The same type, with nothing that may be written to. */
type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

const recipeShape: v.GenericSchema<Recipe> = recipeFields;

/**
 * `recipe.json`: exact (a key too many is refused), complete and of version 1; every index names an earlier value and every network is there.
 * What it accepts is a {@link Recipe}, and every `Recipe` is of the form that it accepts: the compiler checks both directions.
 */
export const recipeSchema: v.GenericSchema<Recipe> = v.pipe(
  recipeShape,
  v.check(isConnected, 'The recipe refers to something that is not in it.'),
);

/** A recipe as the JSON that {@link recipeSchema} reads: the same object, typed by the schema. */
export function toRecipeJson(recipe: Recipe): RecipeJson {
  return recipe;
}

function isConnected(recipe: Recipe): boolean {
  const isValue = (index: number): boolean => index < recipe.values.length;
  const isTrained = (name: string): boolean => Object.hasOwn(recipe.networks, name) || Object.hasOwn(recipe.variables, name);
  return (
    recipe.values.every((value, index) => value.id === index && (!('inputs' in value) || value.inputs.every((input) => input < index))) &&
    recipe.values.every((value) => value.kind !== 'apply' || Object.hasOwn(recipe.networks, value.network)) &&
    recipe.values.every((value) => value.kind !== 'variable' || Object.hasOwn(recipe.variables, value.variable)) &&
    recipe.objectives.every((objective) => isValue(objective.value) && objective.over.every(isTrained)) &&
    recipe.reports.every((report) => report.inputs.every(isValue)) &&
    recipe.shows.every((show) => show.values.every(isValue) && show.networks.every((name) => Object.hasOwn(recipe.networks, name)))
  );
}
