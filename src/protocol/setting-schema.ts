import * as v from 'valibot';
import type { NestedLayer, SettingValue } from '#model/setting';
import type { SourceRange } from '#model/source-range';
import type { TensorType } from '#model/tensor-type';
import type { Initializer } from '#model/weight';

/** A finite number; JSON carries no other, but a program might. */
export const numberSchema = v.pipe(v.number(), v.finite());

/** A whole number of at least 0. */
export const indexSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A whole number of at least 1. */
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** A name of a layer, network or field: any text but the empty one. */
export const nameSchema = v.pipe(v.string(), v.nonEmpty());

/** The sizes of a tensor's axes, without the batch; none: a single number. */
export const shapeSchema = v.array(countSchema);

/** What a tensor holds; `classes` where its integers are classes or words of a vocabulary. */
export const tensorTypeSchema: v.GenericSchema<TensorType> = v.strictObject({
  shape: shapeSchema,
  element: v.picklist(['float', 'int']),
  classes: v.exactOptional(countSchema),
});

/** A place in a text, as offsets in UTF-16 units; `file` where it is not the text itself. */
export const sourceRangeSchema: v.GenericSchema<SourceRange> = v.strictObject({
  start: indexSchema,
  end: indexSchema,
  file: v.exactOptional(v.string()),
});

/** How weights start, with the sizes it depends on, so that nobody has to infer them again. */
export const initializerSchema: v.GenericSchema<Initializer> = v.variant('kind', [
  v.strictObject({ kind: v.literal('he'), fanIn: numberSchema }),
  v.strictObject({ kind: v.literal('glorot'), fanIn: numberSchema, fanOut: numberSchema }),
  v.strictObject({ kind: v.literal('normal'), deviation: numberSchema, mean: numberSchema }),
  v.strictObject({ kind: v.literal('uniform'), low: numberSchema, high: numberSchema }),
  v.strictObject({ kind: v.literal('constant'), value: numberSchema }),
  v.strictObject({ kind: v.literal('values'), values: v.array(numberSchema) }),
  v.strictObject({ kind: v.literal('identity') }),
  v.strictObject({ kind: v.literal('orthogonal') }),
]);

/** `bidirectional(lstm(64))`; its settings may nest again. */
export const nestedLayerSchema: v.GenericSchema<NestedLayer> = v.strictObject({
  kind: nameSchema,
  settings: v.record(
    v.string(),
    v.lazy(() => settingValueSchema),
  ),
});

/** The value of a setting of any type. Which type a setting has stands in its catalogue. */
export const settingValueSchema: v.GenericSchema<SettingValue> = v.union([
  numberSchema,
  v.boolean(),
  v.string(),
  v.null(),
  v.array(numberSchema),
  v.array(v.string()),
  v.array(v.array(numberSchema)),
  initializerSchema,
  nestedLayerSchema,
]);

/** Settings by name. */
export const settingsSchema = v.record(v.string(), settingValueSchema);
