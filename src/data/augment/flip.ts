import type { Picture, PictureChange } from './picture';

/** Mirrors every other picture. */
export function flip(direction: 'horizontal' | 'vertical'): PictureChange {
  return (picture, random) => (random.word() % 2 === 0 ? picture : flipPicture(picture, direction));
}

/** Swaps left and right, or top and bottom. */
export function flipPicture(picture: Picture, direction: 'horizontal' | 'vertical'): Picture {
  const { height, width, channels } = picture;
  const values = new Float32Array(picture.values.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = direction === 'horizontal' ? row * width + (width - 1 - column) : (height - 1 - row) * width + column;
      for (let channel = 0; channel < channels; channel++) {
        values[(row * width + column) * channels + channel] = picture.values[from * channels + channel] ?? 0;
      }
    }
  }
  return { height, width, channels, values };
}
