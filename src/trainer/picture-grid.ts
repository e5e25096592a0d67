import type { TensorData } from '#base/tensor-data';

/** Pixels as PNG wants them: red, green, blue, alpha, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Between which numbers black and white lie. */
export interface PixelRange {
  readonly low: number;
  readonly high: number;
}

/** Pixels between the tiles of a grid. */
const gap = 2;

/**
 * Lays pictures side by side on a grey ground, row after row.
 *
 * @param pictures float32 [count, height, width, channels] with 1 or 3 channels; [count, height, width] is grey
 */
export function pictureGrid(pictures: TensorData, columns: number, range: PixelRange): Picture {
  const [count = 0, tileHeight = 1, tileWidth = 1, channels = 1] = pictures.shape;
  const rows = Math.ceil(count / columns);
  const width = columns * (tileWidth + gap) + gap;
  const height = rows * (tileHeight + gap) + gap;
  const pixels = new Uint8Array(width * height * 4).fill(128);
  for (let opaque = 3; opaque < pixels.length; opaque += 4) {
    pixels[opaque] = 255;
  }
  for (let tile = 0; tile < count; tile++) {
    const left = gap + (tile % columns) * (tileWidth + gap);
    const top = gap + Math.floor(tile / columns) * (tileHeight + gap);
    for (let pixel = 0; pixel < tileHeight * tileWidth; pixel++) {
      const place = (top + Math.floor(pixel / tileWidth)) * width + left + (pixel % tileWidth);
      const source = (tile * tileHeight * tileWidth + pixel) * channels;
      pixels.set(
        colourAt(pictures, source).map((value) => toByte(value, range)),
        place * 4,
      );
    }
  }
  return { width, height, pixels };
}

/** Red, green and blue of the pixel that begins at `source`; one channel gives grey. */
function colourAt({ data, shape }: TensorData, source: number): [number, number, number] {
  const step = (shape[3] ?? 1) >= 3 ? 1 : 0;
  return [data[source] ?? 0, data[source + step] ?? 0, data[source + 2 * step] ?? 0];
}

/** The smallest and largest finite number, for data without a known range. */
export function rangeOf(values: TensorData): PixelRange {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values.data) {
    if (Number.isFinite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? { low, high } : { low: 0, high: 1 };
}

function toByte(value: number, { low, high }: PixelRange): number {
  const share = high === low ? 0 : (value - low) / (high - low);
  return Math.round(255 * Math.max(0, Math.min(1, Number.isNaN(share) ? 0 : share)));
}
