import * as v from 'valibot';
import { optimizerKinds, type OptimizerSpec, type Schedule } from '#model/schedule';
import { countSchema, numberSchema } from './setting-schema';

/** A learning rate over time; `warmup` holds another schedule. */
export const scheduleSchema: v.GenericSchema<Schedule> = v.variant('kind', [
  v.strictObject({ kind: v.literal('constant'), rate: numberSchema }),
  v.strictObject({ kind: v.literal('step'), rate: numberSchema, at: v.array(numberSchema), factor: numberSchema }),
  v.strictObject({ kind: v.literal('cosine'), rate: numberSchema, to: numberSchema }),
  v.strictObject({ kind: v.literal('linear'), rate: numberSchema, to: numberSchema, from: numberSchema }),
  v.strictObject({ kind: v.literal('exponential'), rate: numberSchema, factor: numberSchema }),
  v.strictObject({ kind: v.literal('warmup'), epochs: numberSchema, then: v.lazy(() => scheduleSchema) }),
  v.strictObject({ kind: v.literal('plateau'), rate: numberSchema, factor: numberSchema, patience: countSchema, least: numberSchema }),
  v.strictObject({ kind: v.literal('cyclic'), rate: numberSchema, to: numberSchema, period: numberSchema }),
]);

/** An optimiser with its schedule of rates; its settings are numbers by name, for the catalogue to know. */
export const optimizerSchema: v.GenericSchema<OptimizerSpec> = v.strictObject({
  kind: v.picklist(optimizerKinds),
  rate: scheduleSchema,
  settings: v.record(v.string(), numberSchema),
});
