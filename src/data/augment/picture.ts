import type { SampleRandom } from '../sample-random';

/** A picture on its way into a batch: scaled values, height x width x channels, row-major. */
export interface Picture {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/** What scaled values mean. */
export interface ValueRange {
  /** What the darkest and the lightest pixel became. */
  readonly low: number;
  readonly high: number;
  /** What comes in where a picture is moved away: the scaled value 0 of each channel. */
  readonly background: readonly number[];
}

/** A random change of a picture: a pure function of the picture and the numbers drawn. */
export type PictureChange = (picture: Picture, random: SampleRandom, range: ValueRange) => Picture;

/** A picture with values computed one by one. */
export function mapPicture(picture: Picture, value: (value: number, index: number) => number): Picture {
  const values = new Float32Array(picture.values.length);
  for (let index = 0; index < values.length; index++) {
    values[index] = value(picture.values[index] ?? 0, index);
  }
  return { ...picture, values };
}

/** Where each pixel of a result comes from, by row and column of the source, in fractions of a pixel. */
export interface Places {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

/** The source's row and column as linear functions of those of the result: factor of the row, factor of the column, constant. */
export interface AffinePlaces {
  readonly row: readonly [ofRow: number, ofColumn: number, constant: number];
  readonly column: readonly [ofRow: number, ofColumn: number, constant: number];
}

/** Moves, turns or stretches a picture. */
export function warpAffine(picture: Picture, { row: down, column: right }: AffinePlaces, range: ValueRange): Picture {
  const { height, width } = picture;
  const rows = new Float64Array(height * width);
  const columns = new Float64Array(height * width);
  for (let row = 0, pixel = 0; row < height; row++) {
    for (let column = 0; column < width; column++, pixel++) {
      rows[pixel] = down[0] * row + down[1] * column + down[2];
      columns[pixel] = right[0] * row + right[1] * column + right[2];
    }
  }
  return warpPicture(picture, { rows, columns }, range);
}

/** The same picture with each pixel taken from another place; bilinear between pixels, background outside. */
export function warpPicture(picture: Picture, { rows, columns }: Places, range: ValueRange): Picture {
  const { height, width, channels } = picture;
  const values = new Float32Array(picture.values.length);
  const framed = withFrame(picture, range);
  const line = (width + 3) * channels;
  for (let pixel = 0, to = 0; pixel < height * width; pixel++) {
    // Everything beyond the frame is background like the frame.
    const fromRow = Math.min(height, Math.max(-1, rows[pixel] ?? 0)) + 1;
    const fromColumn = Math.min(width, Math.max(-1, columns[pixel] ?? 0)) + 1;
    const down = fromRow - Math.floor(fromRow);
    const right = fromColumn - Math.floor(fromColumn);
    let from = Math.floor(fromRow) * line + Math.floor(fromColumn) * channels;
    for (let channel = 0; channel < channels; channel++, to++, from++) {
      const upper = (framed[from] ?? 0) * (1 - right) + (framed[from + channels] ?? 0) * right;
      const lower = (framed[from + line] ?? 0) * (1 - right) + (framed[from + line + channels] ?? 0) * right;
      values[to] = upper * (1 - down) + lower * down;
    }
  }
  return { height, width, channels, values };
}

/** The values with a frame of background, one pixel wide above and on the left, two below and on the right. */
function withFrame(picture: Picture, range: ValueRange): Float32Array {
  const { height, width, channels } = picture;
  const framed = new Float32Array((height + 3) * (width + 3) * channels);
  for (let channel = 0; channel < channels; channel++) {
    const value = range.background[channel] ?? range.low;
    for (let index = channel; value !== 0 && index < framed.length; index += channels) {
      framed[index] = value;
    }
  }
  for (let row = 0; row < height; row++) {
    const values = picture.values.subarray(row * width * channels, (row + 1) * width * channels);
    framed.set(values, ((row + 1) * (width + 3) + 1) * channels);
  }
  return framed;
}

/** Brings a value back into the range. */
export function clamped(value: number, range: ValueRange): number {
  return Math.min(range.high, Math.max(range.low, value));
}
