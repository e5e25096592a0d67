import { NeurozooError } from '#base/neurozoo-error';
import type { DecodedPicture, DecodeLimits } from './decoded-picture';
import { decodeJpeg } from './jpeg';
import { decodePng } from './png';

/** Whether the bytes begin like a picture that is read, and as which. */
export function pictureFormat(bytes: Uint8Array): 'png' | 'jpeg' | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0x89 && second === 0x50 && third === 0x4e && fourth === 0x47) {
    return 'png';
  }
  return first === 0xff && second === 0xd8 ? 'jpeg' : undefined;
}

/**
 * Decodes a PNG or JPEG picture by what it holds, whatever its name. Sizes are read from the header and checked before anything is decoded.
 * The memory is given back to the budget before this returns, as the picture is small and soon let go of.
 *
 * @throws NeurozooError ZOO2003 ZOO2005 ZOO2022 ZOO2023
 */
export function decodePicture(bytes: Uint8Array, limits: DecodeLimits): DecodedPicture {
  switch (pictureFormat(bytes)) {
    case 'png':
      return decodePng(bytes, limits);
    case 'jpeg':
      return decodeJpeg(bytes, limits);
    case undefined: {
      const message = `${limits.file} is neither a PNG nor a JPEG picture.`;
      throw new NeurozooError({ code: 'ZOO2005', message, hint: 'Convert it to PNG or JPEG.', file: limits.file, offset: 0 });
    }
  }
}
