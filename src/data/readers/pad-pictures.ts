/** Pictures one after the other, row-major. */
export interface PictureStack {
  readonly values: Uint8Array;
  readonly height: number;
  readonly width: number;
}

/** Copies each picture into the middle of a larger (or smaller) one that is zero elsewhere; `target` must be zero and large enough. */
export function padPictures(source: PictureStack & { readonly channels: number }, target: PictureStack): void {
  const { channels } = source;
  const sourceSize = source.height * source.width * channels;
  const targetSize = target.height * target.width * channels;
  const count = sourceSize === 0 ? 0 : Math.floor(source.values.length / sourceSize);
  if (source.height === target.height && source.width === target.width) {
    target.values.set(source.values.subarray(0, count * sourceSize));
    return;
  }
  const top = Math.floor((target.height - source.height) / 2);
  const left = Math.floor((target.width - source.width) / 2);
  const firstRow = Math.max(0, -top);
  const lastRow = Math.min(source.height, target.height - top);
  const firstColumn = Math.max(0, -left);
  const lastColumn = Math.min(source.width, target.width - left);
  for (let sample = 0; sample < count; sample++) {
    for (let row = firstRow; row < lastRow; row++) {
      const from = sample * sourceSize + (row * source.width + firstColumn) * channels;
      const to = sample * targetSize + ((row + top) * target.width + left + firstColumn) * channels;
      for (let offset = 0; offset < (lastColumn - firstColumn) * channels; offset++) {
        target.values[to + offset] = source.values[from + offset] ?? 0;
      }
    }
  }
}
