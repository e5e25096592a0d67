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
export function chartScale(curves: readonly ComparedCurve[], size: ChartSize, isLog = false): ChartScale {
  const { width, height, left, right, top, bottom } = size;
  // On a logarithmic axis, what is not above zero has no place.
  const along = isLog ? Math.log10 : (value: number): number => value;
  const [first, last] = rangeOf(curves.flatMap(({ epochs }) => epochs));
  const values = curves.flatMap((curve) => curve.values.filter((value) => value !== null));
  const [low, high] = rangeOf(isLog ? values.filter((value) => value > 0) : values);
  const [from, to] = [along(low), along(high)];
  return {
    first,
    last,
    low,
    high,
    x: (epoch) => left + ((epoch - first) / (last - first)) * (width - left - right),
    y: (value) => height - bottom - ((along(value) - from) / (to - from)) * (height - top - bottom),
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

/** Marks of a logarithmic axis: powers of ten, with 2 and 5 between them where there are few. */
export function logTicks(low: number, high: number): readonly number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const every = Math.ceil((last - first) / 6);
  const factors = last - first > 2 ? [1] : [1, 2, 5];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((power) => (power - first) % every === 0)
    .flatMap((power) => factors.map((factor) => Number(`${String(factor)}e${String(power)}`)))
    .filter((value) => value >= low && value <= high);
}

/** A curve as an SVG path with gaps where it has no value; a single value is a short flat line. */
export function curvePath({ epochs, values }: Pick<ComparedCurve, 'epochs' | 'values'>, scale: ChartScale): string {
  let path = '';
  let isDrawing = false;
  values.forEach((value, index) => {
    const isShown = value !== null && Number.isFinite(scale.y(value));
    if (isShown) path += `${isDrawing ? 'L' : 'M'}${scale.x(epochs[index] ?? 0).toFixed(1)} ${scale.y(value).toFixed(1)}`;
    isDrawing = isShown;
  });
  return path.includes('L') ? path : path.replace(/$/, path === '' ? '' : 'h3');
}
