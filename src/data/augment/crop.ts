import type { Picture, PictureChange } from './picture';

/** Takes a stretch of `height` x `width` anywhere in the picture. */
export function crop(height: number, width: number): PictureChange {
  return (picture, random) => {
    const top = random.below(picture.height - height + 1);
    const left = random.below(picture.width - width + 1);
    return cropPicture(picture, { top, left, height, width });
  };
}

/** Takes the middle: what validation and test samples get. */
export function cropMiddle(picture: Picture, height: number, width: number): Picture {
  const top = Math.floor((picture.height - height) / 2);
  const left = Math.floor((picture.width - width) / 2);
  return cropPicture(picture, { top, left, height, width });
}

interface Stretch {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

function cropPicture(picture: Picture, stretch: Stretch): Picture {
  const { height, width, top, left } = stretch;
  const { channels } = picture;
  const values = new Float32Array(height * width * channels);
  for (let row = 0; row < height; row++) {
    const from = ((row + top) * picture.width + left) * channels;
    values.set(picture.values.subarray(from, from + width * channels), row * width * channels);
  }
  return { height, width, channels, values };
}
