import type { FloatColumn, PixelColumn } from '#data/samples';
import type { FieldSource } from './field-source';

/** What the numbers of a field are like. */
export interface Statistics {
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Vectors of more numbers are not told number by number. */
const mostFeatures = 64;

/** Statistics over all numbers of a field in the training part, scaled; null for classes. */
export function fieldStatistics({ column, of }: FieldSource): Statistics | null {
  switch (column.kind) {
    case 'classes':
      return null;
    case 'pixels':
      return pixelStatistics(column, of.parts.train, of.scales[column.name]?.table);
    case 'floats':
      return floatStatistics(column, of.parts.train, { first: 0, count: sizeOf(column) });
  }
}

/** Statistics of each number of a vector, with its name in the table; nothing for other fields. */
export function featureStatistics({ column, of }: FieldSource): ({ readonly name: string } & Statistics)[] {
  const size = column.kind === 'floats' && column.shape.length === 1 ? sizeOf(column) : 0;
  if (column.kind !== 'floats' || size > mostFeatures) return [];
  return Array.from({ length: size }, (_, feature) => ({
    name: column.featureNames?.[feature] ?? `${column.name}[${String(feature)}]`,
    ...floatStatistics(column, of.parts.train, { first: feature, count: 1 }),
  }));
}

/** Numbers of the training part that are not finite. */
export function countNotFinite({ column, of }: FieldSource): number {
  if (column.kind !== 'floats') return 0;
  const size = sizeOf(column);
  let found = 0;
  for (const sample of of.parts.train) {
    for (let index = sample * size; index < (sample + 1) * size; index++) {
      found += Number.isFinite(column.data[index]) ? 0 : 1;
    }
  }
  return found;
}

/** From a histogram of bytes for each channel, so that the sums are exact. */
function pixelStatistics(column: PixelColumn, train: Int32Array, table: Float32Array | undefined): Statistics {
  const channels = (table?.length ?? 256) / 256;
  const histogram = new Float64Array(channels * 256);
  const size = sizeOf(column);
  for (const sample of train) {
    for (let index = 0; index < size; index++) {
      const place = (index % channels) * 256 + (column.data[sample * size + index] ?? 0);
      histogram[place] = (histogram[place] ?? 0) + 1;
    }
  }
  const values = Array.from(histogram, (count, place) => ({ count, value: table?.[place] ?? place })).filter(({ count }) => count > 0);
  const total = train.length * size;
  const mean = values.reduce((sum, { count, value }) => sum + count * value, 0) / total;
  const variance = values.reduce((sum, { count, value }) => sum + count * (value - mean) ** 2, 0) / total;
  return {
    minimum: values.reduce((least, { value }) => Math.min(least, value), Infinity),
    maximum: values.reduce((most, { value }) => Math.max(most, value), -Infinity),
    mean,
    deviation: Math.sqrt(variance),
  };
}

/** @param of which numbers of each sample */
function floatStatistics(
  column: FloatColumn,
  train: Int32Array,
  { first, count }: { readonly first: number; readonly count: number },
): Statistics {
  const size = sizeOf(column);
  let minimum = Infinity;
  let maximum = -Infinity;
  let mean = 0;
  let squares = 0;
  let seen = 0;
  for (const sample of train) {
    for (let index = sample * size + first; index < sample * size + first + count; index++) {
      const value = column.data[index] ?? 0;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
      // Welford's running mean, so that large numbers lose nothing.
      seen += 1;
      const difference = value - mean;
      mean += difference / seen;
      squares += difference * (value - mean);
    }
  }
  return { minimum, maximum, mean, deviation: Math.sqrt(squares / seen) };
}

function sizeOf({ shape }: PixelColumn | FloatColumn): number {
  return shape.reduce((product, side) => product * side, 1);
}
