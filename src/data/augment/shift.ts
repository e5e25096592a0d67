import { type Picture, type PictureChange, type ValueRange, warpAffine } from './picture';

/** Moves the picture by whole pixels, up to `pixels` each way. */
export function shift(pixels: number): PictureChange {
  const most = Math.floor(pixels);
  return (picture, random, range) => {
    const down = random.below(2 * most + 1) - most;
    const right = random.below(2 * most + 1) - most;
    return shiftPicture(picture, [down, right], range);
  };
}

/** Moves a picture down and to the right by whole pixels; background comes in. */
export function shiftPicture(picture: Picture, by: readonly [down: number, right: number], range: ValueRange): Picture {
  return warpAffine(picture, { row: [1, 0, -by[0]], column: [0, 1, -by[1]] }, range);
}
