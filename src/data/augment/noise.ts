import { mapPicture, type PictureChange } from './picture';

/** Adds normal noise to every value, which may leave the range. */
export function noise(deviation: number): PictureChange {
  return (picture, random) => {
    const drawn = new Float64Array(picture.values.length);
    random.fillNormal(drawn);
    return mapPicture(picture, (value, index) => value + deviation * (drawn[index] ?? 0));
  };
}
