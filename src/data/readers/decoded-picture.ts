import type { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';

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
