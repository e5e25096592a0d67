import { NeurozooError } from '#base/neurozoo-error';
import type { Budget } from '#base/budget';
import { decodeJpeg } from './jpeg';
import { decodePng } from './png';

/** A decoded picture: red, green, blue, opacity, each 0 to 255, row-major. */
export interface DecodedPicture {
  readonly height: number;
  readonly width: number;
  readonly rgba: Uint8Array;
}

/** What a decoder may spend, and the file's name for messages. */
export interface DecodeLimits {
  readonly budget: Budget;
  readonly file: string;
}

/** No picture of more pixels is decoded. */
export const mostPixels = 64e6;

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

/** Checks announced sizes. @throws NeurozooError ZOO2022 ZOO2023 */
export function checkPictureSize(height: number, width: number, where: { readonly file: string; readonly offset: number }): void {
  if (height < 1 || width < 1) {
    throw damagedPicture(`${where.file} announces a size of ${String(width)}x${String(height)}.`, where);
  }
  if (height * width > mostPixels) {
    const message = `${where.file} announces ${String(width)}x${String(height)} pixels; at most ${String(mostPixels / 1e6)} million are decoded.`;
    throw new NeurozooError({ code: 'ZOO2023', message, hint: 'Reduce the picture.', ...where });
  }
}

/** The error of a picture that cannot be decoded. */
export function damagedPicture(message: string, where: { readonly file: string; readonly offset: number }, cause?: unknown): NeurozooError {
  return new NeurozooError({ code: 'ZOO2022', message, hint: 'Replace or remove the file.', ...where }, cause);
}
