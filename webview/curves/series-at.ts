import type { CurveSeries } from '#protocol/curves';

/** The index of the point nearest to a place; -1 where there is none. */
export function nearestPoint({ x }: Pick<CurveSeries, 'x'>, at: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return x.length === 0 ? -1 : 0;
  if (low === x.length) return x.length - 1;
  return at - (x[low - 1] ?? 0) <= (x[low] ?? 0) - at ? low - 1 : low;
}

/** The value of a curve at a place of the axis: of its nearest point. NaN where there is none. */
export function valueAt(series: CurveSeries, at: number): number {
  return series.y[nearestPoint(series, at)] ?? Number.NaN;
}
