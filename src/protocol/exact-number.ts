import * as v from 'valibot';

/** The words that stand for the numbers JSON cannot carry. */
const wordNumbers: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
]);

/** A number that came through JSON exactly: plain, or one of the words `NaN`, `Infinity`, `-Infinity`, `-0`. */
export const exactNumber = v.pipe(
  v.union([v.number(), v.picklist(['NaN', 'Infinity', '-Infinity', '-0'])]),
  v.transform((value) => (typeof value === 'number' ? value : (wordNumbers.get(value) ?? Number.NaN))),
);

/** A number that stays what it is through JSON as a word where it cannot be a number: for values that are checked but not yet read. */
export const wordedNumber = v.union([v.number(), v.picklist(['NaN', 'Infinity', '-Infinity'])]);

/** A number as it stands in JSON: plain, or as a word where JSON has none. */
export type WordedNumber = v.InferOutput<typeof wordedNumber>;

/** @returns the number itself, or the word for what is none */
export function toWorded(value: number): WordedNumber {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** The inverse of {@link toWorded}. */
export function fromWorded(value: WordedNumber): number {
  return Number(value);
}

/** JSON text in which every number comes back bit for bit through {@link exactNumber} (all NaN are one). */
export function toExactJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'number' ? toJsonNumber(part) : part), indent);
}

function toJsonNumber(value: number): number | string {
  if (Number.isFinite(value) && !Object.is(value, -0)) {
    return value;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}
