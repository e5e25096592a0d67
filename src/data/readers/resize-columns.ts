import type { Budget } from '#base/budget';
import { allocateBytes } from '../allocate';
import type { Column, Samples } from '../samples';
import { resizePicture } from './resize-picture';

/** Brings the pictures of every column to a height and width; columns that are no pictures stay. @throws NeurozooError ZOO2003 */
export function resizeColumns(samples: Samples, size: readonly [number, number], budget: Budget): Samples {
  return { ...samples, columns: samples.columns.map((column) => resizeColumn(column, size, { count: samples.count, budget })) };
}

function resizeColumn(
  column: Column,
  size: readonly [number, number],
  memory: { readonly count: number; readonly budget: Budget },
): Column {
  const [height, width] = size;
  if (column.kind !== 'pixels' || column.shape.length !== 3) {
    return column;
  }
  const [fromHeight = 0, fromWidth = 0, channels = 0] = column.shape;
  if (fromHeight === height && fromWidth === width) {
    return column;
  }
  const purpose = `${String(memory.count)} pictures of ${String(height)}x${String(width)}x${String(channels)}`;
  const data = allocateBytes(memory.count * height * width * channels, { budget: memory.budget, purpose });
  const rgba = allocateBytes(fromHeight * fromWidth * 4, { budget: memory.budget, purpose: 'one picture' });
  const sourceBytes = fromHeight * fromWidth * channels;
  for (let sample = 0; sample < memory.count; sample++) {
    spreadChannels(column.data.subarray(sample * sourceBytes, (sample + 1) * sourceBytes), channels, rgba);
    const values = data.subarray(sample * height * width * channels, (sample + 1) * height * width * channels);
    resizePicture({ height: fromHeight, width: fromWidth, rgba }, { values, height, width, channels });
  }
  memory.budget.release(rgba.length + column.data.length);
  return { ...column, shape: [height, width, channels], data };
}

/** Red, green, blue and opacity of each pixel; where there are fewer channels, grey stands for all. */
function spreadChannels(values: Uint8Array, channels: number, rgba: Uint8Array): void {
  const from = [0, 1, 2, 3].map((channel) => (channels < 3 ? 0 : Math.min(channel, channels - 1)));
  for (let pixel = 0; pixel * 4 < rgba.length; pixel++) {
    from.forEach((own, channel) => {
      rgba[pixel * 4 + channel] = values[pixel * channels + own] ?? 0;
    });
  }
}
