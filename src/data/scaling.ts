import type { Scaling } from '#model/dataset-recipe';
import type { Column, FloatColumn, PixelColumn } from './samples';

/** How the bytes of a column of pixels become float32: a table for each channel, and what the augmentations need to know of the values. */
export interface PixelScale {
  readonly channels: number;
  /** [channels, 256] */
  readonly table: Float32Array;
  /** What the bytes 0 and 255 become, over all channels. */
  readonly low: number;
  readonly high: number;
}

/**
 * The table by which a column of bytes is scaled. `standardize` takes mean and deviation of each channel from the training part alone.
 *
 * @param train sample numbers of the training part
 */
export function pixelScale(column: PixelColumn, scaling: Scaling, train: Int32Array): PixelScale {
  const channels = column.shape.length === 3 ? (column.shape[2] ?? 1) : 1;
  const maps = Array.from({ length: channels }, (_, channel) =>
    pixelMap(scaling, () => channelStatistics(column, train, { channel, channels })),
  );
  const table = Float32Array.from(maps.flatMap((map) => Array.from({ length: 256 }, (_, byte) => map(byte))));
  return { channels, table, low: Math.min(...maps.map((map) => map(0))), high: Math.max(...maps.map((map) => map(255))) };
}

/**
 * Scales a column of numbers in place, each feature by itself, with statistics of the training part alone; features that do not vary become 0
 * (or the lower end of the range).
 */
export function scaleFloats(column: FloatColumn, scaling: Scaling, train: Int32Array): void {
  if (scaling.kind === 'none') {
    return;
  }
  const features = column.shape.reduce((product, size) => product * size, 1);
  for (let feature = 0; feature < features; feature++) {
    const map = featureMap(column, scaling, { feature, features, train });
    for (let index = feature; index < column.data.length; index += features) {
      column.data[index] = map(column.data[index] ?? 0);
    }
  }
}

/** Whether scaling applies: to inputs, and in a truth table to the results as well, which are of the same kind as its inputs. */
export function isScaled(column: Column, sourceKind: string): column is FloatColumn {
  return column.kind === 'floats' && (column.role === 'input' || sourceKind === 'truth');
}

interface Statistics {
  readonly mean: number;
  readonly deviation: number;
}

function pixelMap(scaling: Scaling, statistics: () => Statistics): (byte: number) => number {
  switch (scaling.kind) {
    case 'none':
      return (byte) => byte;
    case 'unit':
      return (byte) => byte / 255;
    case 'range':
      return (byte) => scaling.low + ((scaling.high - scaling.low) * byte) / 255;
    case 'standardize': {
      const { mean, deviation } = statistics();
      return (byte) => (byte - mean) / deviation;
    }
  }
}

/** Mean and deviation of a channel in bytes, from a histogram, so that the sums are exact. */
function channelStatistics(
  column: PixelColumn,
  train: Int32Array,
  of: { readonly channel: number; readonly channels: number },
): Statistics {
  const histogram = new Float64Array(256);
  const size = column.shape.reduce((product, side) => product * side, 1);
  for (const sample of train) {
    for (let index = sample * size + of.channel; index < (sample + 1) * size; index += of.channels) {
      const byte = column.data[index] ?? 0;
      histogram[byte] = (histogram[byte] ?? 0) + 1;
    }
  }
  const count = histogram.reduce((sum, found) => sum + found, 0);
  const mean = histogram.reduce((sum, found, byte) => sum + found * byte, 0) / count;
  const variance = histogram.reduce((sum, found, byte) => sum + found * (byte - mean) ** 2, 0) / count;
  return { mean, deviation: variance > 0 ? Math.sqrt(variance) : 1 };
}

function featureMap(
  column: FloatColumn,
  scaling: Exclude<Scaling, { kind: 'none' }>,
  of: { readonly feature: number; readonly features: number; readonly train: Int32Array },
): (value: number) => number {
  const at = (sample: number) => column.data[sample * of.features + of.feature] ?? 0;
  if (scaling.kind === 'standardize') {
    let sum = 0;
    for (const sample of of.train) {
      sum += at(sample);
    }
    const mean = sum / of.train.length;
    let squares = 0;
    for (const sample of of.train) {
      squares += (at(sample) - mean) ** 2;
    }
    const deviation = Math.sqrt(squares / of.train.length);
    return (value) => (value - mean) / (deviation > 0 ? deviation : 1);
  }
  let least = Infinity;
  let most = -Infinity;
  for (const sample of of.train) {
    least = Math.min(least, at(sample));
    most = Math.max(most, at(sample));
  }
  const { low, high } = scaling.kind === 'range' ? scaling : { low: 0, high: 1 };
  const extent = most > least ? most - least : 1;
  return (value) => low + ((high - low) * (value - least)) / extent;
}
