import { PNG } from 'pngjs';
import type { Picture } from './picture-grid';

/** A picture as the bytes of a PNG file. */
export function toPng({ width, height, pixels }: Picture): Buffer {
  const png = new PNG({ width, height });
  png.data.set(pixels);
  return PNG.sync.write(png);
}
