import { createHash } from 'node:crypto';
import type { Budget } from '#base/budget';
import type { SourceSpec } from '#model/dataset-recipe';
import { allocateBytes } from '../allocate';
import type { ReadContext } from '../read-context';
import type { Column, Samples } from '../samples';
import { countOf, maybeSizeOf, textOf } from '../source-settings';
import { damagedPicture, type DecodedPicture } from './decoded-picture';
import { listPictureFolder } from './picture-folder';
import { decodePictureFile } from './picture-files';
import { resizePicture } from './resize-picture';

/**
 * `paired("dir")`: each file holds two pictures of one size side by side; the left one is `x`, the right one `y`.
 *
 * @throws NeurozooError ZOO2022 where a picture has no middle, and as reading pictures does
 * @see Isola et al. 2017, whose data sets are stored so
 */
export function readPairedFolder(source: SourceSpec, size: readonly [number, number] | null, context: ReadContext): Samples {
  const path = textOf(source, 'path');
  const [height, width] = size ?? maybeSizeOf(source, 'size') ?? [256, 256];
  const channels = countOf(source, 'channels', { fallback: 3, minimum: 1 });
  const { root, files, skipped } = listPictureFolder(path, context.directory);
  const { budget } = context;
  const sampleBytes = height * width * channels;
  const purpose = `${String(files.length)} pictures of ${String(height)}x${String(width)}x${String(channels)}`;
  const hash = createHash('sha256');
  const sides = (['left', 'right'] as const).map((side) => ({
    side,
    data: allocateBytes(files.length * sampleBytes, { budget, purpose, file: path }),
  }));
  files.forEach((below, index) => {
    const shown = `${path}/${below}`;
    const both = decodePictureFile({ root, below, shown }, { budget, hash });
    for (const { side, data } of sides) {
      const half = halfOf(both, side, { budget, file: shown });
      const values = data.subarray(index * sampleBytes, (index + 1) * sampleBytes);
      resizePicture(half, { values, height, width, channels });
      budget.release(half.rgba.length);
    }
    context.onProgress?.(index + 1, files.length);
  });
  const columns = sides.map(({ side, data }): Column => {
    return { kind: 'pixels', name: side === 'left' ? 'x' : 'y', role: 'input', shape: [height, width, channels], data };
  });
  return { count: files.length, columns, testStart: null, classNames: [], origin: path, contentHash: hash.digest('hex'), skipped };
}

/** One of the two pictures. @throws NeurozooError ZOO2003 ZOO2022 */
function halfOf(both: DecodedPicture, side: 'left' | 'right', use: { readonly budget: Budget; readonly file: string }): DecodedPicture {
  const { height } = both;
  if (both.width % 2 !== 0) {
    const message = `${use.file} is ${String(both.width)} pixels wide, so it cannot be two pictures side by side.`;
    throw damagedPicture(message, { file: use.file, offset: 0 });
  }
  const width = both.width / 2;
  const rgba = allocateBytes(height * width * 4, { budget: use.budget, purpose: `one half of ${use.file}`, file: use.file });
  const first = side === 'left' ? 0 : width;
  for (let row = 0; row < height; row++) {
    const from = (row * both.width + first) * 4;
    rgba.set(both.rgba.subarray(from, from + width * 4), row * width * 4);
  }
  return { height, width, rgba };
}
