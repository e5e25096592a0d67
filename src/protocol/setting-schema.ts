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

export const nameSchema = v.pipe(v.string(), v.nonEmpty());

export const shapeSchema = v.array(countSchema);

export const tensorTypeSchema: v.GenericSchema<TensorType> = v.strictObject({
  shape: shapeSchema,
  element: v.picklist(['float', 'int']),
  classes: v.exactOptional(countSchema),
});

export const sourceRangeSchema: v.GenericSchema<SourceRange> = v.strictObject({
  start: indexSchema,
  end: indexSchema,
  file: v.exactOptional(v.string()),
});

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

export const settingsSchema = v.record(v.string(), settingValueSchema);
