import * as v from 'valibot';
import { augmentationKinds, sourceKinds, type DatasetRecipe } from '#model/dataset-recipe';
import { countSchema, nameSchema, numberSchema, settingsSchema, tensorTypeSchema } from './setting-schema';

const shareSchema = v.pipe(numberSchema, v.minValue(0), v.maxValue(1));

/** A data set with all clauses resolved, and those that it combines. */
export const datasetSchema: v.GenericSchema<DatasetRecipe> = v.strictObject({
  name: nameSchema,
  source: v.strictObject({
    kind: v.picklist(sourceKinds),
    settings: settingsSchema,
    of: v.record(
      v.string(),
      v.lazy(() => datasetSchema),
    ),
  }),
  fields: v.array(v.strictObject({ name: nameSchema, type: tensorTypeSchema })),
  split: v.nullable(v.tuple([shareSchema, shareSchema, shareSchema])),
  folds: v.nullable(countSchema),
  scaling: v.variant('kind', [
    v.strictObject({ kind: v.literal('none') }),
    v.strictObject({ kind: v.literal('unit') }),
    v.strictObject({ kind: v.literal('range'), low: numberSchema, high: numberSchema }),
    v.strictObject({ kind: v.literal('standardize') }),
  ]),
  augmentations: v.array(v.strictObject({ kind: v.picklist(augmentationKinds), settings: settingsSchema })),
  take: v.nullable(countSchema),
  size: v.nullable(v.tuple([countSchema, countSchema])),
});
