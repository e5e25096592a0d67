import { activationKinds } from '#model/layer-kind';
import { isLayerKind, layerDescription } from '#model/layer-catalogue';
import type { SettingSpec, SettingValue } from '#model/setting';
import { settingProblem } from '#model/setting-check';
import type { Initializer } from '#model/weight';
import type { Argument, Call, Expression } from '../generated/ast';
import { nearestName } from '#base/nearest-name';
import { rangeOf } from '../range-of';
import { literalNumber, literalSizes } from '../training/constant-number';
import type { Frame, Resolution } from './resolution';

type Specs = Readonly<Record<string, SettingSpec>>;

/** The setting that an expression stands for, whatever is expected: a number, sizes, yes or no, a word. Undefined for tensors and nonsense. */
export function readConstant(expression: Expression, frame: Frame): SettingValue | undefined {
  switch (expression.$type) {
    case 'NumberLit':
      return literalNumber(expression.value);
    case 'PercentLit':
      return literalNumber(expression.value.slice(0, -1)) / 100;
    case 'SizeLit':
      return literalSizes(expression.value);
    case 'StringLit':
      return expression.value;
    case 'BoolLit':
      return expression.value === 'yes';
    case 'Negative': {
      const value = readConstant(expression.value, frame);
      return typeof value === 'number' ? -value : undefined;
    }
    case 'Ref': {
      const value = frame.names.get(expression.name);
      return value === undefined ? expression.name : value.kind === 'setting' ? value.value : undefined;
    }
    case 'SetLit':
      return readSet(expression.items.map((item) => readConstant(item, frame)));
    case 'Binary':
      return arithmetic(expression.op, readConstant(expression.left, frame), readConstant(expression.right, frame));
    default:
      return undefined;
  }
}

/** Complete settings from the arguments of a call, or undefined where something is wrong (and said). */
export function bindArguments(resolution: Resolution, frame: Frame, { call, specs }: { readonly call: Call; readonly specs: Specs }) {
  const settings: Record<string, SettingValue> = {};
  const byPlace = Object.entries(specs)
    .filter(([, spec]) => spec.position !== undefined)
    .toSorted(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0))
    .map(([name]) => name);
  let place = 0;
  let correct = true;
  const refuse = (message: string, at: Argument | Call): void => {
    resolution.report({ code: 'ZOO1105', message: `${call.name}: ${message}`, ...rangeOf(at) });
    correct = false;
  };
  for (const argument of call.args) {
    const name = argument.name ?? (isActivation(argument, specs, frame) ? 'activation' : byPlace[place++]);
    const spec = name !== undefined && Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (name === undefined || spec === undefined) {
      const suggestion = name === undefined ? undefined : nearestName(name, Object.keys(specs));
      const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
      refuse(name === undefined ? 'there is one argument too many.' : `there is no argument "${name}".${hint}`, argument);
    } else if (Object.hasOwn(settings, name)) {
      refuse(`"${name}" is given twice.`, argument);
    } else {
      const value = readSetting(resolution, frame, { spec, argument });
      const problem = value === undefined ? 'has another type than it needs' : settingProblem(spec, value);
      if (value === undefined || problem !== undefined) {
        refuse(`${name} ${problem ?? ''}.`, argument);
      } else {
        settings[name] = value;
      }
    }
  }
  for (const [name, spec] of Object.entries(specs)) {
    if (!Object.hasOwn(settings, name) && correct) {
      if (spec.default === undefined) {
        refuse(`"${name}" is missing: ${spec.meaning}`, call);
      } else {
        settings[name] = spec.default;
      }
    }
  }
  return correct ? settings : undefined;
}

function isActivation({ value }: Argument, specs: Specs, frame: Frame): boolean {
  return (
    Object.hasOwn(specs, 'activation') &&
    value.$type === 'Ref' &&
    !frame.names.has(value.name) &&
    activationKinds.some((kind) => kind === value.name)
  );
}

function readSetting(
  resolution: Resolution,
  frame: Frame,
  { spec, argument }: { readonly spec: SettingSpec; readonly argument: Argument },
): SettingValue | undefined {
  const { value: expression } = argument;
  if (spec.type === 'reference') {
    return expression.$type === 'Ref' ? expression.name : undefined;
  }
  if (expression.$type === 'Call') {
    return spec.type === 'layer' ? nestedLayer(resolution, frame, expression) : initializer(expression, frame);
  }
  const value = readConstant(expression, frame);
  if (typeof value === 'number') {
    switch (spec.type) {
      case 'pair':
      case 'optionalPair':
        return [value, value];
      case 'shape':
        return [value];
      case 'padding':
        return [value, value, value, value];
      default:
        return value;
    }
  }
  if (spec.type === 'padding' && Array.isArray(value) && value.length === 2) {
    const [vertical, horizontal] = value;
    return typeof vertical === 'number' && typeof horizontal === 'number' ? [vertical, vertical, horizontal, horizontal] : undefined;
  }
  return value;
}

function nestedLayer(resolution: Resolution, frame: Frame, call: Call): SettingValue | undefined {
  if (!isLayerKind(call.name)) {
    return undefined;
  }
  const settings = bindArguments(resolution, frame, { call, specs: layerDescription(call.name).settings });
  return settings === undefined ? undefined : { kind: call.name, settings };
}

function initializer(call: Call, frame: Frame): Initializer | undefined {
  const numbers = call.args.map(({ value }) => readConstant(value, frame));
  const [first, second] = numbers;
  if (call.name === 'normal' && typeof first === 'number') {
    return { kind: 'normal', deviation: first, mean: typeof second === 'number' ? second : 0 };
  }
  if (call.name === 'uniform' && typeof first === 'number' && typeof second === 'number') {
    return { kind: 'uniform', low: first, high: second };
  }
  return call.name === 'constant' && typeof first === 'number' ? { kind: 'constant', value: first } : undefined;
}

function readSet(items: readonly (SettingValue | undefined)[]): SettingValue | undefined {
  const numbers = items.filter((item) => typeof item === 'number');
  if (numbers.length === items.length) {
    return numbers;
  }
  const words = items.filter((item) => typeof item === 'string');
  if (words.length === items.length) {
    return words;
  }
  const rows: number[][] = [];
  for (const item of items) {
    if (!Array.isArray(item)) {
      return undefined;
    }
    rows.push(item.filter((cell) => typeof cell === 'number'));
  }
  return rows;
}

function arithmetic(operator: string, left: SettingValue | undefined, right: SettingValue | undefined): SettingValue | undefined {
  if (typeof left !== 'number' || typeof right !== 'number') {
    return operator === '==' ? left === right : operator === '!=' ? left !== right : undefined;
  }
  const results: Readonly<Record<string, () => number | boolean>> = {
    '+': () => left + right,
    '-': () => left - right,
    '*': () => left * right,
    '/': () => left / right,
    '<': () => left < right,
    '<=': () => left <= right,
    '>': () => left > right,
    '>=': () => left >= right,
    '==': () => left === right,
    '!=': () => left !== right,
  };
  return results[operator]?.();
}
