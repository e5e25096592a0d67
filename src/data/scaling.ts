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

/** How the numbers of each feature are scaled: `low + (value - centre) / extent`. Plain numbers, one for each feature. */
export interface FloatScale {
  readonly centre: readonly number[];
  readonly extent: readonly number[];
  readonly low: number;
}

/**
 * The scale of a column of numbers, each feature by itself, with statistics of the training part alone; features that do not vary become 0 (or
 * the lower end of the range). Undefined where numbers stay as they are.
 *
 * @param train sample numbers of the training part
 */
export function floatScale(column: FloatColumn, scaling: Scaling, train: Int32Array): FloatScale | undefined {
  switch (scaling.kind) {
    case 'none':
      return undefined;
    case 'standardize':
      return standardScale(column, train);
    case 'unit':
      return rangeScale(column, train, { low: 0, high: 1 });
    case 'range':
      return rangeScale(column, train, scaling);
  }
}

/** Scales numbers in place, sample by sample. */
export function scaleFloats(values: Float32Array, scale: FloatScale): void {
  const { centre, extent, low } = scale;
  const features = centre.length;
  for (let start = 0; start < values.length; start += features) {
    for (let feature = 0; feature < features; feature++) {
      values[start + feature] = low + ((values[start + feature] ?? 0) - (centre[feature] ?? 0)) / (extent[feature] ?? 1);
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

function standardScale(column: FloatColumn, train: Int32Array): FloatScale {
  const features = featuresOf(column);
  const centre = new Array<number>(features).fill(0);
  const squares = new Array<number>(features).fill(0);
  forEachValue(column, train, (value, feature) => {
    centre[feature] = (centre[feature] ?? 0) + value / train.length;
  });
  forEachValue(column, train, (value, feature) => {
    squares[feature] = (squares[feature] ?? 0) + (value - (centre[feature] ?? 0)) ** 2;
  });
  const extent = squares.map((sum) => (sum > 0 ? Math.sqrt(sum / train.length) : 1));
  return { centre, extent, low: 0 };
}

function rangeScale(column: FloatColumn, train: Int32Array, range: { readonly low: number; readonly high: number }): FloatScale {
  const features = featuresOf(column);
  const least = new Array<number>(features).fill(Infinity);
  const most = new Array<number>(features).fill(-Infinity);
  forEachValue(column, train, (value, feature) => {
    least[feature] = Math.min(least[feature] ?? value, value);
    most[feature] = Math.max(most[feature] ?? value, value);
  });
  const reach = range.high - range.low;
  const extent = least.map((low, feature) => {
    const width = (most[feature] ?? low) - low;
    return width > 0 && reach !== 0 ? width / reach : 1;
  });
  return { centre: least, extent, low: range.low };
}

function forEachValue(column: FloatColumn, samples: Int32Array, visit: (value: number, feature: number) => void): void {
  const features = featuresOf(column);
  for (const sample of samples) {
    for (let feature = 0; feature < features; feature++) {
      visit(column.data[sample * features + feature] ?? 0, feature);
    }
  }
}

function featuresOf(column: FloatColumn): number {
  return column.shape.reduce((product, size) => product * size, 1);
}
