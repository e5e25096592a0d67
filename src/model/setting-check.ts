import { assertNever } from '#base/assert-never';
import { activationKinds } from './layer-kind';
import type { NestedLayer, SettingSpec, SettingSpecs, SettingsOf, SettingValue } from './setting';
import type { Initializer } from './weight';

/** The largest whole number that a setting may be: sizes beyond it fit into no tensor. */
export const largestCount = 2 ** 31 - 1;

/** Whether settings are complete and each passes its spec: then they have the types that follow from the specs. */
export function hasSettings<S extends SettingSpecs>(
  specs: S,
  settings: Readonly<Record<string, SettingValue>>,
): settings is Readonly<Record<string, SettingValue>> & SettingsOf<S> {
  return settingsProblem(specs, settings) === undefined;
}

/** What is wrong with settings, as the end of a sentence: `misses units`, `has no setting colour`, `rate must be at most 1`. */
export function settingsProblem(specs: SettingSpecs, settings: Readonly<Record<string, SettingValue>>): string | undefined {
  for (const [name, spec] of Object.entries(specs)) {
    const value = settings[name];
    if (value === undefined) {
      return `misses ${name}`;
    }
    const problem = settingProblem(spec, value);
    if (problem !== undefined) {
      return `${name} ${problem}`;
    }
  }
  const stray = Object.keys(settings).find((name) => !Object.hasOwn(specs, name));
  return stray === undefined ? undefined : `has no setting ${stray}`;
}

/** What is wrong with one value, as the end of a sentence: `must be a whole number of at least 1`. */
export function settingProblem(spec: SettingSpec, value: SettingValue): string | undefined {
  switch (spec.type) {
    case 'count':
      return isCount(value, spec.minimum ?? 1, spec.maximum) ? undefined : `must be ${countWords(spec.minimum ?? 1, spec.maximum)}`;
    case 'number':
      return isNumber(value, spec.minimum, spec.maximum) ? undefined : `must be a number${rangeWords(spec)}`;
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'must be yes or no';
    case 'text':
      return typeof value === 'string' && (spec.choices?.includes(value) ?? true)
        ? undefined
        : `must be ${spec.choices?.join(' or ') ?? 'a text'}`;
    case 'activation':
      return activationKinds.some((kind) => kind === value) ? undefined : 'must be the name of an activation';
    case 'optionalPair':
      return value === null || isSizes(value, spec.minimum ?? 1, 2)
        ? undefined
        : `must be two sizes of at least ${String(spec.minimum ?? 1)}`;
    case 'pair':
      return isSizes(value, spec.minimum ?? 1, 2) ? undefined : `must be two sizes of at least ${String(spec.minimum ?? 1)}`;
    case 'shape':
      return isSizes(value, spec.minimum ?? 1) ? undefined : `must be sizes of at least ${String(spec.minimum ?? 1)}`;
    case 'padding':
      return value === 'same' || isSizes(value, 0, 4) ? undefined : 'must be same or sizes of at least 0';
    case 'numbers':
      return value === null || isNumbers(value) ? undefined : 'must be a set of numbers';
    case 'table':
      return value === null || isTable(value) ? undefined : 'must be a set of sets of numbers';
    case 'bias':
      return typeof value === 'boolean' || isNumber(value) ? undefined : 'must be yes, no or a number';
    case 'initializer':
      return value === null || isInitializer(value) ? undefined : 'must be an initialiser';
    case 'layer':
      return isNestedLayer(value) ? undefined : 'must be a layer';
    case 'names':
      return value === null || isNames(value) ? undefined : 'must be a set of words';
    case 'reference':
      return typeof value === 'string' ? undefined : 'must name a layer or value';
    default:
      return assertNever(spec.type);
  }
}

/** Whether a value is a layer inside an argument list. */
export function isNestedLayer(value: SettingValue): value is NestedLayer {
  return typeof value === 'object' && value !== null && 'settings' in value;
}

/** Whether a value is an initialiser. */
export function isInitializer(value: SettingValue): value is Initializer {
  return typeof value === 'object' && value !== null && 'kind' in value && !('settings' in value);
}

function isNumber(value: unknown, minimum = -Infinity, maximum = Infinity): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= minimum && value <= maximum;
}

function isCount(value: unknown, minimum: number, maximum = largestCount): value is number {
  return Number.isInteger(value) && isNumber(value, minimum, Math.min(maximum, largestCount));
}

function isSizes(value: SettingValue, minimum: number, length?: number): boolean {
  return Array.isArray(value) && (length === undefined || value.length === length) && value.every((size) => isCount(size, minimum));
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => isNumber(item));
}

function isTable(value: SettingValue): boolean {
  return Array.isArray(value) && value.every((row) => isNumbers(row));
}

function isNames(value: SettingValue): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function countWords(minimum: number, maximum: number | undefined): string {
  const most = maximum === undefined ? '' : ` and at most ${String(maximum)}`;
  return `a whole number of at least ${String(minimum)}${most}`;
}

function rangeWords({ minimum, maximum }: SettingSpec): string {
  const least = minimum === undefined ? '' : ` of at least ${String(minimum)}`;
  const most = maximum === undefined ? '' : `${minimum === undefined ? ' of' : ' and'} at most ${String(maximum)}`;
  return least + most;
}
