import type { SampleRandom } from '../sample-random';
import { mapPicture, type Picture, type PictureChange } from './picture';

/** What a picture's empty pixels are filled with. */
export type BackgroundKind = 'noise' | 'gradient' | 'stripes';

/** Puts a random background behind the figure: |background - picture|, both taken from 0 to 1, as MNIST-M was made. @see Ganin et al. 2016 */
export function background(kind: BackgroundKind): PictureChange {
  return (picture, random, range) => {
    const behind = backgroundOf(kind, picture, random);
    const extent = range.high - range.low;
    return mapPicture(picture, (value, index) => range.low + extent * Math.abs(behind(index) - (value - range.low) / extent));
  };
}

/** The brightness behind each value, from 0 to 1, by its index. */
function backgroundOf(kind: BackgroundKind, picture: Picture, random: SampleRandom): (index: number) => number {
  const { width, channels, height } = picture;
  const place = (index: number): readonly [row: number, column: number] => {
    const pixel = Math.floor(index / channels);
    return [Math.floor(pixel / width), pixel % width];
  };
  switch (kind) {
    case 'noise': {
      const values = new Float64Array(picture.values.length);
      random.fillBetween(0, 1, values);
      return (index) => values[index] ?? 0;
    }
    case 'gradient': {
      const from = random.uniform();
      const to = random.uniform();
      const angle = random.between(0, 2 * Math.PI);
      return (index) => {
        const [row, column] = place(index);
        const along =
          0.5 + 0.5 * (Math.cos(angle) * ((2 * column) / width - 1) + Math.sin(angle) * ((2 * row) / height - 1)) * Math.SQRT1_2;
        return from + (to - from) * along;
      };
    }
    case 'stripes': {
      const dark = random.uniform();
      const light = random.uniform();
      const angle = random.between(0, Math.PI);
      const stripe = random.between(2, 6);
      return (index) => {
        const [row, column] = place(index);
        return Math.floor((Math.cos(angle) * column + Math.sin(angle) * row) / stripe) % 2 === 0 ? dark : light;
      };
    }
  }
}
