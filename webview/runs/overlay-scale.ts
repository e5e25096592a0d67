import type { ComparedCurve } from '#protocol/run-comparison';

/** Where a chart's values stand in its picture. */
export interface ChartScale {
  readonly first: number;
  readonly last: number;
  readonly low: number;
  readonly high: number;
  x(epoch: number): number;
  y(value: number): number;
}

/** The picture's size and the room for what stands at its edges, in its own units. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A scale on which all curves have room; curves without values get one from 0 to 1. */
export function chartScale(curves: readonly ComparedCurve[], { width, height, left, right, top, bottom }: ChartSize): ChartScale {
  const [first, last] = rangeOf(curves.flatMap(({ epochs }) => epochs));
  const [low, high] = rangeOf(curves.flatMap(({ values }) => values.filter((value) => value !== null)));
  return {
    first,
    last,
    low,
    high,
    x: (epoch) => left + ((epoch - first) / (last - first)) * (width - left - right),
    y: (value) => height - bottom - ((value - low) / (high - low)) * (height - top - bottom),
  };
}

/** From the least to the largest; a range of nothing is widened so that something can stand in it. */
function rangeOf(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return low === high ? [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2] : [low, high];
}

/** Round numbers between two values, about five of them: steps of 1, 2 or 5 times a power of ten. */
export function chartTicks(low: number, high: number): readonly number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  const count = Math.max(0, Math.floor(high / step) - first + 1);
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** A curve as an SVG path with gaps where it has no value; a single value is a short flat line. */
export function curvePath({ epochs, values }: Pick<ComparedCurve, 'epochs' | 'values'>, scale: ChartScale): string {
  let path = '';
  let isDrawing = false;
  values.forEach((value, index) => {
    if (value !== null) path += `${isDrawing ? 'L' : 'M'}${scale.x(epochs[index] ?? 0).toFixed(1)} ${scale.y(value).toFixed(1)}`;
    isDrawing = value !== null;
  });
  return path.includes('L') ? path : path.replace(/$/, path === '' ? '' : 'h3');
}
