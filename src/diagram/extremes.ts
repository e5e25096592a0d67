/** The largest of any number of values, and at least `least`. Unlike `Math.max(...values)`, lists may be longer than a call can have arguments. */
export function largest(values: readonly number[], least = -Infinity): number {
  return values.reduce((most, value) => Math.max(most, value), least);
}

/** The smallest of any number of values; Infinity of none. */
export function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}
