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
  return { ...picture, values: Float32Array.from(picture.values, value) };
}

/** The same picture with the place of each value computed from its row and column; bilinear between pixels, background outside. */
export function warpPicture(
  picture: Picture,
  place: (row: number, column: number) => readonly [row: number, column: number],
  range: ValueRange,
): Picture {
  const { height, width, channels } = picture;
  const values = new Float32Array(picture.values.length);
  const at = (row: number, column: number, channel: number) =>
    row < 0 || column < 0 || row >= height || column >= width
      ? (range.background[channel] ?? range.low)
      : (picture.values[(row * width + column) * channels + channel] ?? 0);
  let to = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [fromRow, fromColumn] = place(row, column);
      const top = Math.floor(fromRow);
      const left = Math.floor(fromColumn);
      const down = fromRow - top;
      const right = fromColumn - left;
      for (let channel = 0; channel < channels; channel++) {
        const upper = at(top, left, channel) * (1 - right) + at(top, left + 1, channel) * right;
        const lower = at(top + 1, left, channel) * (1 - right) + at(top + 1, left + 1, channel) * right;
        values[to] = upper * (1 - down) + lower * down;
        to += 1;
      }
    }
  }
  return { height, width, channels, values };
}

/** Brings a value back into the range. */
export function clamped(value: number, range: ValueRange): number {
  return Math.min(range.high, Math.max(range.low, value));
}
