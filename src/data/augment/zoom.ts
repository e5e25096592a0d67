import { type Picture, type PictureChange, type ValueRange, warpAffine } from './picture';

/** Enlarges or reduces the picture by a factor between 1 - share and 1 + share. */
export function zoom(share: number): PictureChange {
  return (picture, random, range) => zoomPicture(picture, random.between(1 - share, 1 + share), range);
}

/** Enlarges a picture about its middle; a factor below 1 reduces it, and background comes in. */
export function zoomPicture(picture: Picture, factor: number, range: ValueRange): Picture {
  const share = 1 / factor;
  const places = {
    row: [share, 0, ((1 - share) * (picture.height - 1)) / 2],
    column: [0, share, ((1 - share) * (picture.width - 1)) / 2],
  } as const;
  return warpAffine(picture, places, range);
}
