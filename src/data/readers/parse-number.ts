/** Longer cells are texts. */
const longestNumber = 64;

const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${String(exponent)}`));

/**
 * The decimal number in a byte range, or NaN where it holds anything else, also where it is empty. Short decimals are exact products of two
 * exact numbers (Clinger 1990, "How to read floating point numbers accurately"); all others go the slow way through text.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let offset = start;
  const sign = bytes[offset];
  if (sign === 0x2d || sign === 0x2b) {
    offset++;
  }
  let mantissa = 0;
  let digits = 0;
  let fraction = 0;
  let afterPoint = false;
  for (; offset < end; offset++) {
    const byte = bytes[offset] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      mantissa = mantissa * 10 + (byte - 0x30);
      digits++;
      fraction += afterPoint ? 1 : 0;
    } else if (byte === 0x2e && !afterPoint) {
      afterPoint = true;
    } else {
      return parseSlowly(bytes, start, end);
    }
  }
  if (digits === 0) {
    return Number.NaN;
  }
  if (digits > 15 || fraction > 22) {
    return parseSlowly(bytes, start, end);
  }
  const value = mantissa / (powersOfTen[fraction] ?? 1);
  return sign === 0x2d ? -value : value;
}

/** With an exponent or many digits. Hexadecimal, `Infinity` and blanks are not numbers of a table. */
function parseSlowly(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > longestNumber) {
    return Number.NaN;
  }
  const text = String.fromCharCode(...bytes.subarray(start, end));
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}
