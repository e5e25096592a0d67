import * as v from 'valibot';
import type { EquationNode } from '#model/equation';
import { equationFunctions } from '#model/equation-function';
import { indexSchema, nameSchema, numberSchema, settingsSchema, sourceRangeSchema, tensorTypeSchema } from './setting-schema';

const base = {
  id: indexSchema,
  name: v.exactOptional(v.string()),
  type: tensorTypeSchema,
  source: v.exactOptional(sourceRangeSchema),
};

const noiseSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('normal'), mean: numberSchema, deviation: numberSchema }),
  v.strictObject({ kind: v.literal('uniform'), low: numberSchema, high: numberSchema }),
]);

const operators = ['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', 'negate'] as const;

/** One step of a training's equations. */
export const equationNodeSchema: v.GenericSchema<EquationNode> = v.variant('kind', [
  v.strictObject({ ...base, kind: v.literal('field'), field: nameSchema }),
  v.strictObject({ ...base, kind: v.literal('noise'), distribution: noiseSchema }),
  v.strictObject({ ...base, kind: v.literal('variable'), variable: nameSchema }),
  v.strictObject({ ...base, kind: v.literal('number'), value: numberSchema }),
  v.strictObject({ ...base, kind: v.literal('ramp'), to: numberSchema, gamma: numberSchema }),
  v.strictObject({ ...base, kind: v.literal('apply'), network: nameSchema, member: nameSchema, inputs: v.array(indexSchema) }),
  v.strictObject({ ...base, kind: v.literal('operator'), operator: v.picklist(operators), inputs: v.array(indexSchema) }),
  v.strictObject({
    ...base,
    kind: v.literal('function'),
    function: v.picklist(equationFunctions),
    inputs: v.array(indexSchema),
    settings: settingsSchema,
  }),
]);
