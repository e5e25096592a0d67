import { NeurozooError } from '#base/neurozoo-error';
import type { SourceSpec } from '#model/dataset-recipe';

/** A whole number of at least `minimum`, or the fallback where the setting is left out. @throws NeurozooError ZOO2028 */
export function countOf(source: SourceSpec, name: string, range: { readonly fallback?: number; readonly minimum: number }): number {
  const value = source.settings[name] ?? range.fallback;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < range.minimum) {
    throw unusable(source, name, `a whole number of at least ${String(range.minimum)}`);
  }
  return value;
}

/** A finite number of at least 0, or the fallback. @throws NeurozooError ZOO2028 */
export function amountOf(source: SourceSpec, name: string, fallback: number): number {
  const value = source.settings[name] ?? fallback;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw unusable(source, name, 'a number of at least 0');
  }
  return value;
}

/** A text that is not empty, or undefined where it is left out or empty. @throws NeurozooError ZOO2028 */
export function maybeTextOf(source: SourceSpec, name: string): string | undefined {
  const value = source.settings[name] ?? '';
  if (typeof value !== 'string') {
    throw unusable(source, name, 'a text');
  }
  return value === '' ? undefined : value;
}

/** A text. @throws NeurozooError ZOO2028 where it is left out */
export function textOf(source: SourceSpec, name: string): string {
  const value = maybeTextOf(source, name);
  if (value === undefined) {
    throw unusable(source, name, 'a text');
  }
  return value;
}

/** Height and width; one number stands for both. Undefined where it is left out. @throws NeurozooError ZOO2028 */
export function maybeSizeOf(source: SourceSpec, name: string): readonly [number, number] | undefined {
  const value = source.settings[name] ?? undefined;
  if (value === undefined) {
    return undefined;
  }
  const sizes: readonly unknown[] = Array.isArray(value) ? value : [value, value];
  const [height, width] = sizes;
  if (!isSide(height) || !isSide(width) || sizes.length !== 2) {
    throw unusable(source, name, 'a height and a width from 1 to 16384');
  }
  return [height, width];
}

/** A set of words, or undefined where it is left out. @throws NeurozooError ZOO2028 */
export function maybeNamesOf(source: SourceSpec, name: string): readonly string[] | undefined {
  const value = source.settings[name] ?? undefined;
  if (value === undefined) {
    return undefined;
  }
  const names: string[] = [];
  for (const item of Array.isArray(value) ? value : [value]) {
    if (typeof item !== 'string') {
      throw unusable(source, name, 'a set of names');
    }
    names.push(item);
  }
  return names;
}

function isSide(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 16_384;
}

function unusable(source: SourceSpec, name: string, wanted: string): NeurozooError {
  const given = source.settings[name];
  const shown = given === undefined ? 'left out' : JSON.stringify(given);
  return new NeurozooError({
    code: 'ZOO2028',
    message: `The setting "${name}" of ${source.kind} must be ${wanted}; it is ${shown}.`,
    hint: `See the settings of ${source.kind}.`,
  });
}
