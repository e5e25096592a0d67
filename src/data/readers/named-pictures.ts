import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import type { SourceSpec } from '#model/dataset-recipe';
import { allocateBytes } from '../allocate';
import { readFileBytes } from '../file-bytes';
import type { ReadContext } from '../read-context';
import type { Column, Samples } from '../samples';
import { countOf, maybeSizeOf, textOf } from '../source-settings';
import { decodePicture } from './picture';
import { resizePicture } from './resize-picture';

/** Settings that are no pictures. */
const ownSettings = new Set(['size', 'channels']);

/** `images(content = "a.jpg", style = "b.jpg")`: one sample with a picture for each name. @throws NeurozooError as reading pictures does */
export function readNamedPictures(source: SourceSpec, size: readonly [number, number] | null, context: ReadContext): Samples {
  const [height, width] = size ?? maybeSizeOf(source, 'size') ?? [256, 256];
  const channels = countOf(source, 'channels', { fallback: 3, minimum: 1 });
  const names = Object.keys(source.settings).filter((name) => !ownSettings.has(name));
  const { budget } = context;
  const hash = createHash('sha256');
  if (names.length === 0) {
    const message = 'images names no picture.';
    throw new NeurozooError({ code: 'ZOO2028', message, hint: 'Write images(content = "content.jpg").' });
  }
  const columns = names.map((name): Column => {
    const shown = textOf(source, name);
    const bytes = readFileBytes(resolve(context.directory, shown), { budget, shown, followLinks: true });
    hash.update(name).update('\0').update(bytes);
    const data = allocateBytes(height * width * channels, { budget, purpose: `the picture ${shown}`, file: shown });
    resizePicture(decodePicture(bytes, { budget, file: shown }), { values: data, height, width, channels });
    budget.release(bytes.length);
    return { kind: 'pixels', name, role: 'input', shape: [height, width, channels], data };
  });
  const origin = [...new Set(names.map((name) => dirname(textOf(source, name))))].join(', ');
  return { count: 1, columns, testStart: null, classNames: [], origin, contentHash: hash.digest('hex'), skipped: {} };
}
