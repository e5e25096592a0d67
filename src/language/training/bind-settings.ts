import { assertNever } from '#base/assert-never';
import type { SettingSpec, SettingSpecs, SettingValue } from '#model/setting';
import type { Settings } from '#model/setting-values';
import { bindArguments, type SettingCall } from '../bind-arguments';
import type { Expression } from '../generated/ast';
import { constantNumber, literalSizes } from '../constant-number';
import type { TrainingContext } from './training-context';

/** Arguments as complete settings, defaults included; undefined where one is unknown, missing or of the wrong kind (and said). */
export function bindSettings(context: TrainingContext, call: SettingCall, specs: SettingSpecs): Settings | undefined {
  return bindArguments({
    call,
    specs,
    read: (expression, spec) => ({ kind: 'value', value: settingValue(expression, spec) }),
    codes: { stray: 'ZOO1521', missing: 'ZOO1522', wrong: 'ZOO1523' },
    report: context.report,
  });
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
