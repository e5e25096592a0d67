import type { PictureChange } from './picture';

/** Blanks a square with its middle anywhere in the picture, so that it may reach over the edge. @see DeVries, Taylor 2017 */
export function cutout(pixels: number): PictureChange {
  return (picture, random, range) => {
    const { height, width, channels } = picture;
    const top = random.below(height) - Math.floor(pixels / 2);
    const left = random.below(width) - Math.floor(pixels / 2);
    const values = Float32Array.from(picture.values);
    for (let row = Math.max(0, top); row < Math.min(height, top + pixels); row++) {
      for (let column = Math.max(0, left); column < Math.min(width, left + pixels); column++) {
        for (let channel = 0; channel < channels; channel++) {
          values[(row * width + column) * channels + channel] = range.background[channel] ?? range.low;
        }
      }
    }
    return { height, width, channels, values };
  };
}
