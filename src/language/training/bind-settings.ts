import { assertNever } from '#base/assert-never';
import { nearestName } from '#base/nearest-name';
import type { SettingSpec, SettingSpecs, SettingValue } from '#model/setting';
import { settingProblem } from '#model/setting-check';
import { defaultSettings, type Settings } from '#model/setting-values';
import type { Argument, Expression } from '../generated/ast';
import { constantNumber, literalSizes } from './constant-number';
import { rangeOf } from '../range-of';
import type { AstNode } from 'langium';
import type { TrainingContext } from './training-context';

/** A call whose arguments are settings, in whole or in part. */
export interface SettingCall {
  readonly name: string;
  readonly node: AstNode;
  readonly args: readonly Argument[];
}

/** Arguments as complete settings, defaults included; undefined where one is unknown, missing or of the wrong kind (and said). */
export function bindSettings(context: TrainingContext, call: SettingCall, specs: SettingSpecs): Settings | undefined {
  const settings: Record<string, SettingValue> = {};
  let place = 0;
  let wrong = false;
  for (const argument of call.args) {
    const name = argument.name ?? nameAt(specs, place);
    place += argument.name === undefined ? 1 : 0;
    const value = bindOne(context, call, { argument, name, specs, bound: settings });
    if (name === undefined || value === undefined) {
      wrong = true;
    } else {
      settings[name] = value;
    }
  }
  return wrong ? undefined : withDefaults(context, call, { specs, settings });
}

function nameAt(specs: SettingSpecs, place: number): string | undefined {
  return Object.keys(specs).find((candidate) => specs[candidate]?.position === place);
}

interface BoundArgument {
  readonly argument: Argument;
  readonly name: string | undefined;
  readonly specs: SettingSpecs;
  readonly bound: Settings;
}

function bindOne(context: TrainingContext, call: SettingCall, { argument, name, specs, bound }: BoundArgument): SettingValue | undefined {
  const spec = name === undefined ? undefined : specs[name];
  if (name === undefined || spec === undefined || Object.hasOwn(bound, name)) {
    reportStray(context, call, { argument, specs, twice: spec !== undefined });
    return undefined;
  }
  const value = settingValue(argument.value, spec);
  const problem = settingProblem(spec, value ?? []);
  if (value !== undefined && problem === undefined) {
    return value;
  }
  const message = `The setting "${name}" of ${call.name} ${problem ?? 'has another form'}.`;
  context.report({ code: 'ZOO1523', message, at: rangeOf(argument.value) });
  return undefined;
}

function withDefaults(
  context: TrainingContext,
  call: SettingCall,
  { specs, settings }: { readonly specs: SettingSpecs; readonly settings: Settings },
): Settings | undefined {
  const complete = { ...defaultSettings(specs), ...settings };
  const missing = Object.keys(specs).filter((name) => !Object.hasOwn(complete, name));
  if (missing.length === 0) {
    return complete;
  }
  const words = missing.map((name) => `"${name}" (${specs[name]?.meaning ?? ''})`).join(' and ');
  context.report({ code: 'ZOO1522', message: `${call.name} lacks ${words}.`, at: rangeOf(call.node) });
  return undefined;
}

/** An expression as the value of a setting, or undefined where it is of another kind. */
export function settingValue(expression: Expression, spec: SettingSpec): SettingValue | undefined {
  switch (spec.type) {
    case 'count':
    case 'number':
      return constantNumber(expression);
    case 'flag':
      return expression.$type === 'BoolLit' ? expression.value === 'yes' : undefined;
    case 'text':
    case 'activation':
    case 'reference':
      return wordOf(expression, spec.choices !== undefined || spec.type !== 'text');
    case 'pair':
    case 'optionalPair': {
      const sizes = sizesOf(expression);
      return sizes?.length === 1 ? [...sizes, ...sizes] : sizes;
    }
    case 'shape':
      return sizesOf(expression);
    case 'numbers':
      return expression.$type === 'SetLit' ? allDefined(expression.items.map(constantNumber)) : undefined;
    case 'names':
      return expression.$type === 'SetLit' ? allDefined(expression.items.map((item) => wordOf(item, true))) : undefined;
    case 'padding':
    case 'table':
    case 'bias':
    case 'initializer':
    case 'layer':
      // Settings of layers only; nothing in the training half has one.
      return undefined;
    default:
      return assertNever(spec.type);
  }
}

/** The sizes of `32x32x3` or of one number. */
export function sizesOf(expression: Expression): readonly number[] | undefined {
  if (expression.$type === 'SizeLit') {
    return literalSizes(expression.value);
  }
  const number = constantNumber(expression);
  return number === undefined ? undefined : [number];
}

/** A text, or where words are wanted a bare name. */
function wordOf(expression: Expression, bare: boolean): string | undefined {
  if (expression.$type === 'StringLit') {
    return expression.value;
  }
  return bare && expression.$type === 'Ref' ? expression.name : undefined;
}

function allDefined<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  const defined = items.filter((item) => item !== undefined);
  return defined.length === items.length ? defined : undefined;
}

function reportStray(
  context: TrainingContext,
  call: SettingCall,
  stray: { readonly argument: Argument; readonly specs: SettingSpecs; readonly twice: boolean },
): void {
  const { argument, specs, twice } = stray;
  const names = Object.keys(specs);
  const name = argument.name;
  const suggestion = name === undefined || twice ? undefined : nearestName(name, names);
  const rest = names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.`;
  const hint = suggestion === undefined ? rest : `Did you mean "${suggestion}"?`;
  const message =
    name === undefined
      ? `${call.name} takes no further setting here. ${rest}`
      : twice
        ? `The setting "${name}" of ${call.name} is given twice.`
        : `${call.name} has no setting "${name}". ${hint}`;
  const { start, end } = rangeOf(argument);
  context.report({
    code: 'ZOO1521',
    message,
    at: { start, end: name === undefined ? end : start + name.length },
    ...(suggestion === undefined ? {} : { replacement: suggestion }),
  });
}
