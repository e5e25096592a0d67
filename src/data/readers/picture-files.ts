import type { Hash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import { readFileBytes } from '../file-bytes';
import type { DecodedPicture } from './decoded-picture';
import { decodePicture, pictureFormat } from './picture';
import { resizePicture, type PictureTarget } from './resize-picture';

/** A picture by its path below the folder, with `/` between names. */
export interface PictureFile {
  readonly root: string;
  readonly below: string;
  /** As messages show it. */
  readonly shown: string;
}

/** Whether a name ends like a picture's. */
export function isPictureName(name: string): boolean {
  return /\.(png|jpe?g)$/i.test(name);
}

/** Reads, decodes and resizes one picture, and adds its name and bytes to the hash. @throws NeurozooError as reading and decoding do */
export function readPictureFile(file: PictureFile, target: PictureTarget, into: PictureReading): void {
  resizePicture(decodePictureFile(file, into), target);
}

/** Where the memory comes from, and what has been read. */
export interface PictureReading {
  readonly budget: Budget;
  readonly hash: Hash;
}

/** Reads and decodes one picture, and adds its name and bytes to the hash. @throws NeurozooError as reading and decoding do */
export function decodePictureFile(file: PictureFile, into: PictureReading): DecodedPicture {
  const { budget, hash } = into;
  // A link was checked to lead inside the folder; its end is opened without following another.
  const bytes = readFileBytes(linkEnd(file), { budget, shown: file.shown, followLinks: false });
  try {
    hash.update(file.below).update('\0').update(bytes);
    if (pictureFormat(bytes) === undefined && bytes.length === 0) {
      throw new NeurozooError({
        code: 'ZOO2022',
        message: `${file.shown} is empty.`,
        hint: 'Replace or remove the file.',
        file: file.shown,
        offset: 0,
      });
    }
    return decodePicture(bytes, { budget, file: file.shown });
  } finally {
    budget.release(bytes.length);
  }
}

/** Where a file really lies. @throws NeurozooError ZOO2001 where it is gone since the folder was listed */
function linkEnd(file: PictureFile): string {
  try {
    return realpathSync(join(file.root, file.below));
  } catch (cause) {
    const message = `${file.shown} is gone since its folder was listed.`;
    throw new NeurozooError({ code: 'ZOO2001', message, hint: 'Start again once nothing changes the folder.', file: file.shown }, cause);
  }
}
