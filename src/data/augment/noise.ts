import { mapPicture, type PictureChange } from './picture';

/** Adds normal noise to every value, which may leave the range. */
export function noise(deviation: number): PictureChange {
  return (picture, random) => mapPicture(picture, (value) => value + deviation * random.normal());
}
