import type { CurveSeries } from '#protocol/curves';

/** The least and greatest value shown. */
export interface YRange {
  readonly low: number;
  readonly high: number;
}

/** The range that holds all drawn values with a little room; of a raw curve behind its average, all of it. */
export function fittedRange(series: readonly CurveSeries[], isLog: boolean): YRange {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { y } of series) {
    const [least, greatest] = extremes(y);
    low = Math.min(low, least);
    high = Math.max(high, greatest);
  }
  if (low > high) return isLog ? { low: 0.1, high: 1 } : { low: 0, high: 1 };
  return isLog ? logRoom(low, high) : linearRoom(low, high);
}

/** NaN is passed over. */
function extremes(values: Float64Array): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** What was held and what is to be shown now: it grows, so that nothing jumps while somebody looks. */
export function grownRange(held: YRange | undefined, fitted: YRange): YRange {
  if (held === undefined) return fitted;
  if (held.low <= fitted.low && held.high >= fitted.high) return held;
  return { low: Math.min(held.low, fitted.low), high: Math.max(held.high, fitted.high) };
}

function linearRoom(low: number, high: number): YRange {
  const room = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.1, 1e-9);
  // Losses and shares are never negative, and an axis that says so is not asked about it.
  return { low: low >= 0 && low - room < 0 ? 0 : low - room, high: high + room };
}

function logRoom(low: number, high: number): YRange {
  const factor = high > low ? (high / low) ** 0.06 : 1.5;
  return { low: low / factor, high: high * factor };
}
