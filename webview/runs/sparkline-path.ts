/** The size of a sparkline, in pixels. */
export const sparkWidth = 92;
export const sparkHeight = 20;

/** A range of values; what stands in one picture shares one. */
export interface SparkRange {
  readonly low: number;
  readonly high: number;
}

/** From the least to the largest value of all curves. */
export function sparkRange(...curves: readonly (readonly (number | null)[])[]): SparkRange {
  const finite = curves.flat().filter((value) => value !== null);
  return { low: Math.min(...finite), high: Math.max(...finite) };
}

/** A curve as an SVG path over the whole width; a single value is a flat line, and so is a curve of equal values. */
export function sparkPath(values: readonly (number | null)[], range = sparkRange(values)): string {
  const [first] = values;
  if (values.length === 1 && typeof first === 'number') return `M1 ${sparkY(first, range)}H${String(sparkWidth - 1)}`;
  let path = '';
  let isDrawing = false;
  values.forEach((value, index) => {
    if (value !== null) path += `${isDrawing ? 'L' : 'M'}${sparkX(index, values.length)} ${sparkY(value, range)}`;
    isDrawing = value !== null;
  });
  return path;
}

/** The area between two curves of one length; points where either has no value are left out. */
export function sparkArea(low: readonly (number | null)[], high: readonly (number | null)[], range: SparkRange): string {
  const point = (value: number | null, index: number): string[] =>
    value === null ? [] : [`${sparkX(index, low.length)} ${sparkY(value, range)}`];
  const points = [...high.flatMap(point), ...low.flatMap(point).reverse()];
  return points.length < 3 ? '' : `M${points.join('L')}Z`;
}

function sparkX(index: number, count: number): string {
  return (1 + (index * (sparkWidth - 2)) / Math.max(1, count - 1)).toFixed(1);
}

function sparkY(value: number, { low, high }: SparkRange): string {
  return (high === low ? sparkHeight / 2 : sparkHeight - 2 - ((value - low) / (high - low)) * (sparkHeight - 4)).toFixed(1);
}
