import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import type { SourceSpec } from '#model/dataset-recipe';
import { allocateBytes, allocateIntegers } from '../allocate';
import type { ReadContext } from '../read-context';
import type { Column, Samples } from '../samples';
import { maybeTextOf, textOf } from '../source-settings';
import { checkSameCount, copyLabels, openIdx } from './read-idx';

/** `idx("images", "labels")`: pictures, grey or with a fourth axis of channels, and one label for each. @throws NeurozooError as the IDX reader does */
export function readIdxSource(source: SourceSpec, context: ReadContext): Samples {
  const { budget } = context;
  const hash = createHash('sha256');
  const shown = textOf(source, 'images');
  const images = openIdx({ path: resolve(context.directory, shown), shown }, [2, 3, 4], { budget, hash });
  const [count = 0, height = 0, width = 1, channels = 1] = images.dims;
  if (count === 0 || height * width * channels === 0) {
    throw new NeurozooError({
      code: 'ZOO2021',
      message: `${shown} holds no pictures.`,
      hint: 'Its sizes are ' + images.dims.join('x') + '.',
      file: shown,
    });
  }
  const pixels = allocateBytes(images.values.length, { budget, purpose: `the pictures of ${shown}`, file: shown });
  pixels.set(images.values);
  images.release();
  const columns: Column[] = [{ kind: 'pixels', name: 'image', role: 'input', shape: [height, width, channels], data: pixels }];
  const labelsName = maybeTextOf(source, 'labels');
  let classes = 0;
  if (labelsName !== undefined) {
    const labels = openIdx({ path: resolve(context.directory, labelsName), shown: labelsName }, [1], { budget, hash });
    checkSameCount({ file: shown, count }, { file: labelsName, count: labels.dims[0] ?? 0 });
    classes = labels.values.reduce((most, label) => Math.max(most, label), 0) + 1;
    const data = allocateIntegers(count, { budget, purpose: `the labels of ${labelsName}`, file: labelsName });
    copyLabels(labels.values, data, { classes, file: labelsName });
    labels.release();
    columns.push({ kind: 'classes', name: 'label', role: 'target', classes, data });
  }
  return {
    count,
    columns,
    testStart: null,
    classNames: Array.from({ length: classes }, (_, label) => String(label)),
    origin: shown,
    contentHash: hash.digest('hex'),
    skipped: {},
  };
}
