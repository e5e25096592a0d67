import { formatMeasure } from '#base/format-quantity';
import type { Translate } from '#base/translate';

/** What a number must fit; both ends are allowed. */
export interface NumberLimits {
  readonly minimum: number;
  readonly maximum?: number;
  readonly isWhole: boolean;
}

/** A number as people type it: `0.001`, `1e-3`; undefined where it is none. */
export function parseSetting(text: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** What is wrong with a number that is being typed; undefined: nothing. */
export function numberProblem(text: string, { minimum, maximum = Infinity, isWhole }: NumberLimits, t: Translate): string | undefined {
  const value = parseSetting(text);
  if (value === undefined) return t('Type a number.');
  if (isWhole && !Number.isSafeInteger(value)) return t('Type a whole number.');
  if (value < minimum) return t('At least {0}.', formatMeasure(minimum));
  return value > maximum ? t('At most {0}.', formatMeasure(maximum)) : undefined;
}
