import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { allocateBytes } from '../allocate';
import type { ReadContext } from '../read-context';
import type { Samples } from '../samples';
import { listFolder } from './list-folder';
import { isPictureName, readPictureFile } from './picture-files';

/** Which folder, and what its pictures become. */
export interface PictureFolder {
  readonly path: string;
  readonly field: string;
  readonly size: readonly [number, number];
  readonly channels: number;
}

/** The PNG and JPEG pictures that lie directly in a folder, in the order of their names. */
export interface PictureFolderListing {
  readonly root: string;
  readonly files: readonly string[];
  /** Files that are passed over, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** Lists the pictures of a folder. @throws NeurozooError ZOO2001 ZOO2002 ZOO2021 */
export function listPictureFolder(path: string, directory: string): PictureFolderListing {
  const root = resolve(directory, path);
  const listing = listFolder(root, '', path);
  const files = listing.files.filter(isPictureName);
  if (files.length === 0) {
    const message = `${path} holds no PNG or JPEG pictures.`;
    throw new NeurozooError({ code: 'ZOO2021', message, hint: 'Put them directly into this folder.', file: path });
  }
  const others = listing.files.length - files.length;
  return { root, files, skipped: { ...listing.skipped, ...(others > 0 ? { 'neither PNG nor JPEG by name': others } : {}) } };
}

/** All pictures of a folder. @throws NeurozooError */
export function readPictureFolder(folder: PictureFolder, context: ReadContext): Samples {
  const { budget } = context;
  const {
    channels,
    size: [height, width],
  } = folder;
  const { root, files, skipped } = listPictureFolder(folder.path, context.directory);
  const sampleBytes = height * width * channels;
  const purpose = `${String(files.length)} pictures of ${String(height)}x${String(width)}x${String(channels)}`;
  const data = allocateBytes(files.length * sampleBytes, { budget, purpose, file: folder.path });
  const hash = createHash('sha256');
  files.forEach((below, index) => {
    const values = data.subarray(index * sampleBytes, (index + 1) * sampleBytes);
    readPictureFile({ root, below, shown: `${folder.path}/${below}` }, { values, height, width, channels }, { budget, hash });
    context.onProgress?.(index + 1, files.length);
  });
  return {
    count: files.length,
    columns: [{ kind: 'pixels', name: folder.field, role: 'input', shape: [height, width, channels], data }],
    testStart: null,
    classNames: [],
    origin: folder.path,
    contentHash: hash.digest('hex'),
    skipped,
  };
}
