/** The digits of a decimal number after the first nine that count, how many count in all, and the power of ten that they are times. */
export interface DecimalRest {
  readonly tail: number;
  readonly digits: number;
  readonly exponent: number;
}

/**
 * The double nearest to a decimal number of at most 17 digits, as `Number` would read it, but without its text; undefined where that cannot be told
 * here. NaN in `exponent` gives NaN.
 *
 * @param head the first nine digits that count, as a whole number
 */
export function decimalNumber(head: number, { tail, digits, exponent }: DecimalRest): number | undefined {
  if (Number.isNaN(exponent)) return Number.NaN;
  if (digits > 17 || exponent < -22 || exponent > 22) return undefined;
  const shifted = digits > 9 ? head * powerOfTen(digits - 9) : head;
  const whole = shifted + tail;
  // Both factors are exact, so that the result is rounded once, as it should be.
  if (whole <= Number.MAX_SAFE_INTEGER) return exponent < 0 ? whole / powerOfTen(-exponent) : whole * powerOfTen(exponent);
  return exponent < 0 ? nearestQuotient(shifted, tail, powerOfTen(-exponent)) : undefined;
}

/**
 * `(high + low) / divisor` rounded once, although the sum does not fit into a double: a first quotient is corrected by its rest, which is known to far
 * less than the distance of two doubles. Undefined where the corrected quotient is so near the middle of two doubles that this does not tell which.
 *
 * @param high a whole number below 10^17 that is exact
 * @param low a whole number below 10^8
 */
function nearestQuotient(high: number, low: number, divisor: number): number | undefined {
  const quotient = (high + low) / divisor;
  const product = quotient * divisor;
  const rest = high - product + low - productError(quotient, divisor, product);
  const below = quotient + (rest - restError) / divisor;
  const above = quotient + (rest + restError) / divisor;
  return below === above ? below : undefined;
}

/** Far more than the rest can be wrong by, in units in which two neighbouring doubles are at least 1 apart. */
const restError = 1e-6;

/** What rounding took from a product: exact, by splitting both factors into halves. @see Dekker 1971 */
function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const aLow = a - aHigh;
  const bHigh = upperHalf(b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits. */
function upperHalf(value: number): number {
  const shifted = value * 134_217_729;
  return shifted - (shifted - value);
}

/** @param exponent from 0 to 22, where powers of ten are exact */
function powerOfTen(exponent: number): number {
  return powers[exponent] ?? Number.NaN;
}

const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${String(exponent)}`));
