import type { DecodedPicture } from './decoded-picture';

/** Where a picture goes: as bytes of one or three channels (or four with opacity), row-major. */
export interface PictureTarget {
  readonly values: Uint8Array;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * Brings a decoded picture to a size and number of channels. Bilinear, pixel centres aligned; when a picture becomes smaller each result is
 * the mean over the pixels it covers, so that fine patterns do not alias. Grey is the luma of ITU-R BT.601.
 */
export function resizePicture(source: DecodedPicture, target: PictureTarget): void {
  const rows = axisWeights(source.height, target.height);
  const columns = axisWeights(source.width, target.width);
  const mixed = [0, 0, 0, 0];
  let to = 0;
  for (const row of rows) {
    for (const column of columns) {
      mixPixels(source, { row, column }, mixed);
      writePixel(mixed, target, to);
      to += target.channels;
    }
  }
}

/** The weighted mean of the pixels that a place covers: red, green, blue, opacity. */
function mixPixels(source: DecodedPicture, place: { readonly row: AxisWeights; readonly column: AxisWeights }, mixed: number[]): void {
  const { row, column } = place;
  let red = 0;
  let green = 0;
  let blue = 0;
  let opacity = 0;
  for (let y = 0; y < row.weights.length; y++) {
    const start = (row.first + y) * source.width + column.first;
    const rowWeight = row.weights[y] ?? 0;
    for (let x = 0; x < column.weights.length; x++) {
      const weight = rowWeight * (column.weights[x] ?? 0);
      const from = (start + x) * 4;
      red += weight * (source.rgba[from] ?? 0);
      green += weight * (source.rgba[from + 1] ?? 0);
      blue += weight * (source.rgba[from + 2] ?? 0);
      opacity += weight * (source.rgba[from + 3] ?? 0);
    }
  }
  mixed[0] = red;
  mixed[1] = green;
  mixed[2] = blue;
  mixed[3] = opacity;
}

/** One channel is grey, two are grey and opacity, three are colour, four colour and opacity; any further ones stay 0. */
function writePixel(mixed: number[], target: PictureTarget, to: number): void {
  const red = mixed[0] ?? 0;
  const green = mixed[1] ?? 0;
  const blue = mixed[2] ?? 0;
  const opacity = mixed[3] ?? 0;
  const { values, channels } = target;
  if (channels <= 2) {
    values[to] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    if (channels === 2) {
      values[to + 1] = Math.round(opacity);
    }
    return;
  }
  values[to] = Math.round(red);
  values[to + 1] = Math.round(green);
  values[to + 2] = Math.round(blue);
  if (channels >= 4) {
    values[to + 3] = Math.round(opacity);
  }
}

interface AxisWeights {
  readonly first: number;
  readonly weights: readonly number[];
}

/** For each place of the result, the places of the source that it mixes; weights add to 1. */
function axisWeights(from: number, to: number): readonly AxisWeights[] {
  const scale = from / to;
  const reach = Math.max(1, scale);
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * scale - 0.5;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(from - 1, Math.floor(centre + reach));
    const raw = Array.from({ length: last - first + 1 }, (__, step) => Math.max(0, 1 - Math.abs(first + step - centre) / reach));
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}
