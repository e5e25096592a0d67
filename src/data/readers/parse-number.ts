/** Longer cells are texts. */
const longestNumber = 64;
/** Whole numbers of so many digits are exact. */
const exactDigits = 15;

const powersOfTen = Float64Array.from({ length: exactDigits + 1 }, (_, exponent) => Number(`1e${String(exponent)}`));

/**
 * The decimal number in a byte range, or NaN where it holds anything else, also where it is empty. Short decimals are exact quotients of two
 * exact numbers (Clinger 1990, "How to read floating point numbers accurately"); all others go the slow way through text.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  const sign = signOf(bytes[start]);
  const first = start + Math.abs(sign);
  let mantissa = 0;
  let point = end;
  for (let offset = first; offset < end; offset++) {
    const byte = bytes[offset] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      mantissa = mantissa * 10 + (byte - 0x30);
    } else if (byte === 0x2e && point === end) {
      point = offset;
    } else {
      return parseSlowly(bytes, start, end);
    }
  }
  const fraction = Math.max(0, end - point - 1);
  const digits = point - first + fraction;
  if (digits === 0 || digits > exactDigits) {
    return parseSlowly(bytes, start, end);
  }
  const value = mantissa / (powersOfTen[fraction] ?? 1);
  return sign < 0 ? -value : value;
}

/** -1 for minus, 1 for plus, 0 for anything else. */
function signOf(byte: number | undefined): number {
  if (byte === 0x2d) {
    return -1;
  }
  return byte === 0x2b ? 1 : 0;
}

/** With an exponent or many digits. Hexadecimal, `Infinity` and blanks are not numbers of a table. */
function parseSlowly(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > longestNumber) {
    return Number.NaN;
  }
  const text = String.fromCharCode(...bytes.subarray(start, end));
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}
