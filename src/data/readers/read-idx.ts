import type { Hash } from 'node:crypto';
import type { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import { readFileBytes } from '../file-bytes';
import { gunzip, isGzip, plausibleUnpackedBytes } from './gunzip';
import { parseIdx, type IdxArray } from './idx';

/** A file by its path and by the name that messages use. */
export interface NamedFile {
  readonly path: string;
  readonly shown: string;
}

/** An IDX file, plain or gzip, with its bytes added to the hash. `release` gives its memory back to the budget. */
export interface OpenIdx extends IdxArray {
  readonly release: () => void;
}

/** Opens an IDX file. @throws NeurozooError as `readFileBytes`, `gunzip` and `parseIdx` do */
export function openIdx(file: NamedFile, axes: readonly number[], into: { readonly budget: Budget; readonly hash: Hash }): OpenIdx {
  const { budget, hash } = into;
  const stored = readFileBytes(file.path, { budget, shown: file.shown, followLinks: true });
  hash.update(stored);
  let held = stored.length;
  let bytes = stored;
  if (isGzip(stored)) {
    const mostBytes = plausibleUnpackedBytes(stored.length, budget);
    bytes = gunzip(stored, { budget, mostBytes, file: file.shown });
    budget.release(mostBytes - bytes.length + stored.length);
    held = bytes.length;
  }
  return {
    ...parseIdx(bytes, axes, file.shown),
    release: () => {
      budget.release(held);
    },
  };
}

/** Pictures and labels must be as many. @throws NeurozooError ZOO2007 naming both files and counts */
export function checkSameCount(
  images: { readonly file: string; readonly count: number },
  labels: { readonly file: string; readonly count: number },
): void {
  if (images.count !== labels.count) {
    const message = `${images.file} has ${String(images.count)} pictures, but ${labels.file} has ${String(labels.count)} labels.`;
    throw new NeurozooError({ code: 'ZOO2007', message, hint: 'Name files that belong together.', file: labels.file });
  }
}

/**
 * Copies labels after checking each. @param first the number of the first record, for messages
 * @throws NeurozooError ZOO2008 with the record's number
 */
export function copyLabels(from: Uint8Array, into: Int32Array, about: { readonly classes: number; readonly file: string }): void {
  for (let index = 0; index < from.length; index++) {
    const label = from[index] ?? 0;
    if (label >= about.classes) {
      const message = `Record ${String(index)} of ${about.file} has the label ${String(label)}; labels go from 0 to ${String(about.classes - 1)}.`;
      throw new NeurozooError({ code: 'ZOO2008', message, hint: 'Mend or remove that record.', file: about.file, offset: 8 + index });
    }
    into[index] = label;
  }
}
