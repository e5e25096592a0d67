import type { SettingSpecs } from '#model/setting';
import { numberSetting, numbersSetting } from '#model/setting-values';
import { floatTensor, formatShape } from '#model/tensor-type';
import type { Call, Noise, TrainBinding } from '../generated/ast';
import { bindSettings } from './bind-settings';
import type { EquationScope } from './equation-scope';
import { rangeOf } from '../range-of';
import { lineOf } from './line-of';

const normalSettings = {
  shape: { type: 'shape', meaning: 'how many numbers for each sample', position: 0 },
  mean: { type: 'number', meaning: 'the mean', default: 0, position: 1 },
  deviation: { type: 'number', meaning: 'the standard deviation', default: 1, position: 2, minimum: 0 },
} as const satisfies SettingSpecs;

const uniformSettings = {
  shape: { type: 'shape', meaning: 'how many numbers for each sample', position: 0 },
  low: { type: 'number', meaning: 'the least', default: 0, position: 1 },
  high: { type: 'number', meaning: 'the bound above', default: 1, position: 2 },
} as const satisfies SettingSpecs;

const variableSettings = { shape: { type: 'shape', meaning: 'its sizes', position: 0 } } as const satisfies SettingSpecs;

/** `z ~ normal(100)`: drawn afresh for each sample and step. */
export function lowerNoise(scope: EquationScope, clause: Noise): number | undefined {
  const { context } = scope;
  const call = clause.source;
  if (call.name !== 'normal' && call.name !== 'uniform') {
    context.report({ code: 'ZOO1409', message: `Noise is normal(…) or uniform(…), not ${call.name}(…).`, at: rangeOf(call) });
    return undefined;
  }
  const specs = call.name === 'normal' ? normalSettings : uniformSettings;
  const settings = bindSettings(context, { name: call.name, node: call, args: call.args }, specs);
  if (settings === undefined) {
    return undefined;
  }
  const low = numberSetting(settings, 'low', 0);
  const high = numberSetting(settings, 'high', 1);
  if (call.name === 'uniform' && !(low < high)) {
    context.report({
      code: 'ZOO1409',
      message: `The end ${String(high)} of this noise is not above its start ${String(low)}.`,
      at: rangeOf(call),
    });
    return undefined;
  }
  const type = floatTensor(numbersSetting(settings, 'shape') ?? []);
  const distribution =
    call.name === 'normal'
      ? ({ kind: 'normal', mean: numberSetting(settings, 'mean', 0), deviation: numberSetting(settings, 'deviation', 1) } as const)
      : ({ kind: 'uniform', low, high } as const);
  return scope.list.addFresh({ kind: 'noise', distribution, type, name: clause.name, source: rangeOf(clause) });
}

/** `canvas = variable(256x256x3, from = content)`: a tensor that is trained itself, all samples sharing it. */
export function lowerVariable(scope: EquationScope, clause: TrainBinding, call: Call): number | undefined {
  const { context } = scope;
  const from = call.args.find((argument) => argument.name === 'from');
  const others = call.args.filter((argument) => argument !== from);
  const settings = bindSettings(context, { name: 'variable', node: call, args: others }, variableSettings);
  if (settings === undefined) {
    return undefined;
  }
  const type = floatTensor(numbersSetting(settings, 'shape') ?? []);
  const start = from === undefined ? null : lineOf(context.text, from.value);
  const field = scope.fields.find((candidate) => candidate.name === start);
  if (from !== undefined && field === undefined && scope.fieldNames.kind === 'known') {
    const message = `A variable starts from a field of the data (${scope.fieldNames.names.join(', ')}), and "${String(start)}" is none.`;
    context.report({ code: 'ZOO1401', message, at: rangeOf(from) });
    return undefined;
  }
  if (from !== undefined && field !== undefined && formatShape(field.type.shape) !== formatShape(type.shape)) {
    const message = `The variable is ${formatShape(type.shape)}, but ${field.name} is ${formatShape(field.type.shape)}.`;
    context.report({ code: 'ZOO1404', message, at: rangeOf(call) });
    return undefined;
  }
  scope.variables.set(clause.name, { type, from: start });
  return scope.list.add({ kind: 'variable', variable: clause.name, type, name: clause.name, source: rangeOf(clause) });
}
