import { clamped, mapPicture, type PictureChange } from './picture';

/** Stretches values about the mean of the picture by a factor between 1 - share and 1 + share; they stay in range. */
export function contrast(share: number): PictureChange {
  return (picture, random, range) => {
    const factor = random.between(1 - share, 1 + share);
    const mean = picture.values.reduce((sum, value) => sum + value, 0) / picture.values.length;
    return mapPicture(picture, (value) => clamped(mean + factor * (value - mean), range));
  };
}

/** Adds up to a share of the range to all values, or takes it away; they stay in range. */
export function brightness(share: number): PictureChange {
  return (picture, random, range) => {
    const added = random.between(-share, share) * (range.high - range.low);
    return mapPicture(picture, (value) => clamped(value + added, range));
  };
}
