import { type Picture, type PictureChange, type ValueRange, warpAffine } from './picture';

/** Turns the picture by up to `degrees` each way. */
export function rotate(degrees: number): PictureChange {
  return (picture, random, range) => rotatePicture(picture, (random.between(-degrees, degrees) * Math.PI) / 180, range);
}

/** Turns a picture about its middle, anticlockwise; background comes in. */
export function rotatePicture(picture: Picture, radians: number, range: ValueRange): Picture {
  const middleRow = (picture.height - 1) / 2;
  const middleColumn = (picture.width - 1) / 2;
  // A quarter turn must hit pixels exactly, and the cosine of a quarter turn is not exactly 0.
  const cosine = snapped(Math.cos(radians));
  const sine = snapped(Math.sin(radians));
  const places = {
    row: [cosine, sine, middleRow - cosine * middleRow - sine * middleColumn],
    column: [-sine, cosine, middleColumn + sine * middleRow - cosine * middleColumn],
  } as const;
  return warpAffine(picture, places, range);
}

function snapped(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) < 1e-12 ? nearest : value;
}
