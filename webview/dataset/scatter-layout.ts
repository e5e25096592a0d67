import type { DatasetReport } from '#protocol/dataset-report';
import type { Part } from './choose-samples';

type Points = NonNullable<DatasetReport['points']>;

/** A point on the drawing, in pixels. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  /** 0 where there are no classes. */
  readonly label: number;
}

/** A drawing of points of the plane, with the numbers at its edges. */
export interface ScatterLayout {
  readonly dots: readonly Dot[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Pixels inside of the frame that stay free. */
const margin = 10;

/** Lays the points of a part out in a square; the range is that of all parts, so that changing the part moves nothing. */
export function layoutScatter(points: Points, part: Part, side: number): ScatterLayout {
  const horizontal = rangeOf(points.flatMap(({ x }) => x));
  const vertical = rangeOf(points.flatMap(({ y }) => y));
  const own = points.find((entry) => entry.part === part);
  const scaled = (value: number, { low, high }: Range): number => margin + ((value - low) / (high - low)) * (side - 2 * margin);
  const dots = (own?.x ?? []).flatMap((x, index): Dot[] => {
    const y = own?.y[index] ?? Number.NaN;
    return Number.isFinite(x) && Number.isFinite(y)
      ? [{ x: scaled(x, horizontal), y: side - scaled(y, vertical), label: own?.label[index] ?? 0 }]
      : [];
  });
  return { dots, left: horizontal.low, right: horizontal.high, bottom: vertical.low, top: vertical.high };
}

interface Range {
  readonly low: number;
  readonly high: number;
}

function rangeOf(values: readonly number[]): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (Number.isFinite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return { low: 0, high: 1 };
  return low === high ? { low: low - 1, high: high + 1 } : { low, high };
}
