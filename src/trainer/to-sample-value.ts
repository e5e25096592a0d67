import type { TensorData } from '#base/tensor-data';
import type { PixelScale } from '#data/scaling';
import { sizeOf } from '#model/tensor-type';
import type { SampleValue } from '#protocol/sample-view';
import type { FieldSource } from './field-source';
import { pictureGrid, rangeOf } from './picture-grid';
import { toPng } from './to-png';

/** So many numbers of a value are shown at most. */
const mostNumbers = 256;

/** How the numbers of a field are to be looked at. */
export type FieldLook =
  | { readonly kind: 'class' }
  | { readonly kind: 'numbers' }
  /** Scaled bytes, brought back by the table of each channel. */
  | { readonly kind: 'pixels'; readonly scale: PixelScale | undefined }
  /** Black and white at these numbers. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number };

/** How a field is looked at: height x width x channels is a picture, whatever its numbers are; one of a column of numbers between its extremes. */
export function lookOf(source: FieldSource | undefined, shape: readonly number[]): FieldLook {
  if (source === undefined) return { kind: 'numbers' };
  const { column, of } = source;
  if (column.kind === 'classes') return { kind: 'class' };
  if (shape.length !== 3) return { kind: 'numbers' };
  if (column.kind === 'pixels') return { kind: 'pixels', scale: of.scales[column.name] };
  return { kind: 'range', ...rangeOf({ type: 'float32', shape: [], data: column.data }) };
}

/** One sample of a batch. @param batch [samples, …shape] */
export function toSampleValue(batch: TensorData, sample: number, look: FieldLook): SampleValue {
  const shape = batch.shape.slice(1);
  const size = sizeOf(shape);
  const own = batch.data.subarray(sample * size, (sample + 1) * size);
  switch (look.kind) {
    case 'class':
      return { kind: 'class', class: own[0] ?? 0 };
    case 'numbers':
      return { kind: 'numbers', shape, values: [...own.subarray(0, mostNumbers)], total: size };
    case 'pixels':
      return toPicture(unscaled(own, look.scale), shape, { low: 0, high: 255 });
    case 'range':
      return toPicture(Float32Array.from(own), shape, look);
  }
}

function unscaled(values: TensorData['data'], scale: PixelScale | undefined): Float32Array {
  if (scale === undefined) return Float32Array.from(values);
  const { channels, table } = scale;
  return Float32Array.from(values, (value, index) => {
    const first = (index % channels) * 256;
    const black = table[first] ?? 0;
    const white = table[first + 255] ?? 1;
    return white === black ? value : (255 * (value - black)) / (white - black);
  });
}

function toPicture(values: Float32Array, shape: readonly number[], range: { readonly low: number; readonly high: number }): SampleValue {
  const { width, height, pixels } = withoutFrame(pictureGrid({ type: 'float32', shape: [1, ...shape], data: values }, 1, range));
  return { kind: 'picture', width, height, png: toPng({ width, height, pixels }).toString('base64') };
}

/** A grid of one picture has a frame of two pixels around it. */
function withoutFrame({ width, height, pixels }: { readonly width: number; readonly height: number; readonly pixels: Uint8Array }) {
  const frame = 2;
  const inner = new Uint8Array((width - 2 * frame) * (height - 2 * frame) * 4);
  const line = (width - 2 * frame) * 4;
  for (let row = 0; row < height - 2 * frame; row++) {
    const from = ((row + frame) * width + frame) * 4;
    inner.set(pixels.subarray(from, from + line), row * line);
  }
  return { width: width - 2 * frame, height: height - 2 * frame, pixels: inner };
}
