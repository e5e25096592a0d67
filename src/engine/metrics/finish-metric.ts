import { assertNever } from '#base/assert-never';
import type { TensorData } from '#base/tensor-data';
import type { MetricKind } from '#model/equation-function';

/** What the batches seen so far add up to. Plain data. */
export interface MetricTotal {
  /** Sums in double precision, as `reportSums` lays them out; empty for metrics that need every sample. */
  readonly sums: readonly number[];
  /** For metrics that need every sample: its numbers with its label behind them. */
  readonly rows: readonly Float32Array[];
}

/** Nothing seen yet. */
export const emptyMetric: MetricTotal = { sums: [], rows: [] };

/** The total with one more batch: what a program fetched as `report.<name>`. */
export function addToMetric(kind: MetricKind, total: MetricTotal, fetched: TensorData): MetricTotal {
  if (kind !== 'recallAt1') {
    return { sums: Array.from(fetched.data, (value, index) => value + (total.sums[index] ?? 0)), rows: [] };
  }
  const [samples = 0, width = 0] = fetched.shape;
  const rows = Array.from({ length: samples }, (_, sample) =>
    Float32Array.from(fetched.data.subarray(sample * width, (sample + 1) * width)),
  );
  return { sums: [], rows: [...total.rows, ...rows] };
}

/** The number of a report, from all batches of a part of the data; NaN where nothing was seen. Shares are from 0 to 1. */
export function finishMetric(kind: MetricKind, { sums, rows }: MetricTotal): number {
  const [sum = 0, count = 0] = sums;
  switch (kind) {
    case 'mean':
    case 'accuracy':
    case 'top5':
    case 'mse':
    case 'mae':
    case 'psnr':
      return sum / count;
    case 'perplexity':
      return Math.exp(sum / count);
    case 'precision':
      return classMean(sums, ({ right, called }) => (called === 0 ? 0 : right / called));
    case 'recall':
      return classMean(sums, ({ right, actual }) => (actual === 0 ? 0 : right / actual));
    case 'f1':
      return classMean(sums, ({ right, called, actual }) => (called + actual === 0 ? 0 : (2 * right) / (called + actual)));
    case 'iou':
      return classMean(sums, ({ right, called, actual }) => right / (called + actual - right));
    case 'recallAt1':
      return nearestNeighbourShare(rows);
    case 'map':
      return Number.NaN;
    default:
      return assertNever(kind);
  }
}

interface ClassCounts {
  readonly right: number;
  readonly called: number;
  readonly actual: number;
}

/** The mean over the classes that are called or true anywhere. */
function classMean(sums: readonly number[], measure: (counts: ClassCounts) => number): number {
  const classes = sums.length / 3;
  let total = 0;
  let seen = 0;
  for (let index = 0; index < classes; index++) {
    const counts = { right: sums[index] ?? 0, called: sums[classes + index] ?? 0, actual: sums[2 * classes + index] ?? 0 };
    if (counts.called + counts.actual > 0) {
      total += measure(counts);
      seen++;
    }
  }
  return total / seen;
}

/** How often the nearest other row, by Euclidean distance, has the same label; the label is the last number of a row. */
function nearestNeighbourShare(rows: readonly Float32Array[]): number {
  const right = rows.filter((row, index) => nearestTo(row, index, rows)?.at(-1) === row.at(-1));
  return right.length / rows.length;
}

/** The other row that is nearest; of equally near ones the first. */
function nearestTo(row: Float32Array, index: number, rows: readonly Float32Array[]): Float32Array | undefined {
  let nearest: Float32Array | undefined;
  let least = Infinity;
  for (const [other, candidate] of rows.entries()) {
    const distance = other === index ? Infinity : squaredDistance(row, candidate);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length - 1; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
