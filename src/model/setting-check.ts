import { activationKinds } from './layer-kind';
import type { NestedLayer, SettingSpec, SettingSpecs, SettingsOf, SettingType, SettingValue } from './setting';
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
  return checks[spec.type](spec, value) ? undefined : `must be ${expected[spec.type](spec)}`;
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

/** Whether a value fits a spec of each type. */
const checks: Readonly<Record<SettingType, (spec: SettingSpec, value: SettingValue) => boolean>> = {
  count: (spec, value) => isCount(value, leastOf(spec), spec.maximum),
  number: (spec, value) => isNumber(value, spec.minimum, spec.maximum),
  flag: (_spec, value) => typeof value === 'boolean',
  text: (spec, value) => typeof value === 'string' && (spec.choices?.includes(value) ?? true),
  activation: (_spec, value) => activationKinds.some((kind) => kind === value),
  pair: (spec, value) => isSizes(value, leastOf(spec), 2),
  optionalPair: (spec, value) => value === null || isSizes(value, leastOf(spec), 2),
  shape: (spec, value) => isSizes(value, leastOf(spec)),
  padding: (_spec, value) => value === 'same' || isSizes(value, 0, 4),
  numbers: (_spec, value) => value === null || isNumbers(value),
  table: (_spec, value) => value === null || isTable(value),
  bias: (_spec, value) => typeof value === 'boolean' || isNumber(value),
  initializer: (_spec, value) => value === null || isInitializer(value),
  layer: (_spec, value) => isNestedLayer(value),
  names: (_spec, value) => value === null || isNames(value),
  reference: (_spec, value) => typeof value === 'string',
};

/** What each type of spec expects, in words. */
const expected: Readonly<Record<SettingType, (spec: SettingSpec) => string>> = {
  count: (spec) => countWords(leastOf(spec), spec.maximum),
  number: (spec) => `a number${rangeWords(spec)}`,
  flag: () => 'yes or no',
  text: (spec) => spec.choices?.join(' or ') ?? 'a text',
  activation: () => 'the name of an activation',
  pair: (spec) => `two sizes of at least ${String(leastOf(spec))}`,
  optionalPair: (spec) => `two sizes of at least ${String(leastOf(spec))}`,
  shape: (spec) => `sizes of at least ${String(leastOf(spec))}`,
  padding: () => '`same` or sizes of at least 0',
  numbers: () => 'a set of numbers',
  table: () => 'a set of sets of numbers',
  bias: () => 'yes, no or a number',
  initializer: () => 'a way to start weights',
  layer: () => 'a layer',
  names: () => 'a set of words',
  reference: () => 'the name of a layer or value',
};

/** Sizes and counts start at 1 unless a spec says otherwise. */
function leastOf(spec: SettingSpec): number {
  return spec.minimum ?? 1;
}
