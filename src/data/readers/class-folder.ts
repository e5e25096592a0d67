import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import type { SourceSpec } from '#model/dataset-recipe';
import { allocateBytes, allocateIntegers } from '../allocate';
import type { ReadContext } from '../read-context';
import type { Samples } from '../samples';
import { countOf, maybeSizeOf, textOf } from '../source-settings';
import { listFolder } from './list-folder';
import { isPictureName, readPictureFile } from './picture-files';

/** `folder("dir")`: a sub-folder for each class, in the order of their names, with PNG and JPEG pictures. @throws NeurozooError */
export function readClassFolder(source: SourceSpec, size: readonly [number, number] | null, context: ReadContext): Samples {
  const shown = textOf(source, 'path');
  const root = resolve(context.directory, shown);
  const [height, width] = size ?? maybeSizeOf(source, 'size') ?? [64, 64];
  const channels = countOf(source, 'channels', { fallback: 3, minimum: 1 });
  const { budget } = context;
  const listing = listClassFolder(root, shown);
  checkClassCount(source, listing.classNames.length, shown);
  const count = listing.files.length;
  const size1 = height * width * channels;
  const pixels = allocateBytes(count * size1, {
    budget,
    purpose: `${String(count)} pictures of ${String(height)}x${String(width)}x${String(channels)}`,
    file: shown,
  });
  const labels = allocateIntegers(count, { budget, purpose: `the labels of ${shown}`, file: shown });
  const hash = createHash('sha256');
  listing.files.forEach((file, index) => {
    const values = pixels.subarray(index * size1, (index + 1) * size1);
    readPictureFile({ root, below: file.below, shown: `${shown}/${file.below}` }, { values, height, width, channels }, { budget, hash });
    labels[index] = file.label;
    context.onProgress?.(index + 1, count);
  });
  return {
    count,
    columns: [
      { kind: 'pixels', name: 'image', role: 'input', shape: [height, width, channels], data: pixels },
      { kind: 'classes', name: 'label', role: 'target', classes: listing.classNames.length, data: labels },
    ],
    testStart: null,
    classNames: listing.classNames,
    origin: shown,
    contentHash: hash.digest('hex'),
    skipped: listing.skipped,
  };
}

/** What a folder of classes holds, without reading a picture. */
export interface ClassFolderListing {
  readonly classNames: readonly string[];
  readonly files: readonly { readonly below: string; readonly label: number }[];
  readonly skipped: Readonly<Record<string, number>>;
}

/** Lists classes and pictures. @throws NeurozooError ZOO2001 ZOO2002 ZOO2024 */
export function listClassFolder(root: string, shown: string): ClassFolderListing {
  const top = listFolder(root, '', shown);
  const skipped: Record<string, number> = {};
  const skip = (reason: string, count: number) => {
    skipped[reason] = (skipped[reason] ?? 0) + count;
  };
  const files: { below: string; label: number }[] = [];
  if (top.files.length > 0) {
    skip('beside the class folders', top.files.length);
  }
  top.folders.forEach((name, label) => {
    const inside = listFolder(root, name, `${shown}/${name}`);
    const pictures = inside.files.filter(isPictureName);
    Object.entries(inside.skipped).forEach(([reason, count]) => {
      skip(reason, count);
    });
    if (inside.files.length > pictures.length) {
      skip('neither PNG nor JPEG by name', inside.files.length - pictures.length);
    }
    if (inside.folders.length > 0) {
      skip('folder inside a class folder', inside.folders.length);
    }
    for (const picture of pictures) {
      files.push({ below: `${name}/${picture}`, label });
    }
  });
  Object.entries(top.skipped).forEach(([reason, count]) => {
    skip(reason, count);
  });
  if (files.length === 0) {
    const message = top.folders.length === 0 ? `${shown} has no sub-folders.` : `The sub-folders of ${shown} hold no PNG or JPEG pictures.`;
    throw new NeurozooError({ code: 'ZOO2024', message, hint: 'Put the pictures of each class into a folder of their own.', file: shown });
  }
  return { classNames: top.folders, files, skipped };
}

function checkClassCount(source: SourceSpec, found: number, shown: string): void {
  const wanted = countOf(source, 'classes', { fallback: 0, minimum: 0 });
  if (wanted !== 0 && wanted !== found) {
    const message = `${shown} has ${String(found)} sub-folders, but the data set says ${String(wanted)} classes.`;
    throw new NeurozooError({ code: 'ZOO2028', message, hint: `Write classes = ${String(found)}, or leave it out.`, file: shown });
  }
}
