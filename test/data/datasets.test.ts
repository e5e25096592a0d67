import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { createBatchStream, createLocalStream } from '#data/batch-stream';
import { createDataset } from '#data/create-dataset';
import { epochOrder } from '#data/order';
import { largestRemainder, stratifiedFolds } from '#data/split';
import { augmentationKinds, type AugmentationSpec } from '#model/dataset-recipe';
import { flipPicture } from '#data/augment/flip';
import type { Picture } from '#data/augment/picture';
import { rotatePicture } from '#data/augment/rotate';
import { idxFile } from './fixtures';
import { folderWith, opened, prepared, recipeOf, refusal } from './open';

const some = Int32Array.of(0, 1, 2, 3);
const values = (data: { readonly data: ArrayLike<number> } | undefined) => Array.from(data?.data ?? []);

/** Forty pictures of 6x6 in two classes. */
function pictureFolder(): string {
  const pixels = Array.from({ length: 40 * 36 }, (_, index) => (index * 37 + (index % 11) * 5) % 256);
  return folderWith({
    a: idxFile([40, 6, 6], pixels),
    b: idxFile(
      [40],
      Array.from({ length: 40 }, (_, index) => index % 2),
    ),
  });
}
const pictures = (augmentations: readonly AugmentationSpec[] = []) =>
  recipeOf('idx', { images: 'a', labels: 'b' }, { scaling: { kind: 'unit' }, augmentations });
const settingsOf: Readonly<Record<string, AugmentationSpec['settings']>> = {
  shift: { pixels: 2 },
  rotate: { degrees: 20 },
  flip: { direction: 'horizontal' },
  zoom: { share: 0.2 },
  crop: { size: [4, 4] },
  contrast: { share: 0.3 },
  brightness: { share: 0.3 },
  noise: { deviation: 0.1 },
  elastic: { strength: 2, smoothness: 1 },
  cutout: { pixels: 3 },
  background: { kind: 'noise' },
};

describe('divisions', () => {
  it('largest remainders add up', () => {
    expect(largestRemainder(10, [0.8, 0.1, 0.1])).toEqual([8, 1, 1]);
    expect(largestRemainder(7, [0.5, 0.25, 0.25])).toEqual([3, 2, 2]);
    expect(largestRemainder(30, [0.1, 0.2])).toEqual([3, 6]);
  });

  it('parts are disjoint, complete and stratified', () => {
    const data = opened(recipeOf('blobs', { points: 300, classes: 3 }));
    expect(data.counts).toEqual({ train: 240, val: 30, test: 30 });
    expect(data.classCounts).toEqual({ train: [80, 80, 80], val: [10, 10, 10], test: [10, 10, 10] });
    const at = prepared(recipeOf('blobs', { points: 300, classes: 3 }));
    const all = at.kind === 'samples' ? [...at.parts.train, ...at.parts.val, ...at.parts.test] : [];
    expect(new Set(all).size).toBe(300);
  });

  it('folds hold every sample once, class by class alike', () => {
    const labels = Int32Array.from({ length: 50 }, (_, index) => (index < 30 ? 0 : 1));
    const folds = stratifiedFolds(
      Int32Array.from({ length: 50 }, (_, index) => index),
      labels,
      { folds: 5, seed: 3 },
    );
    expect(new Set(folds.flatMap((fold) => [...fold])).size).toBe(50);
    folds.forEach((fold) => {
      expect([fold.length, fold.filter((sample) => labels[sample] === 0).length]).toEqual([10, 6]);
    });
  });

  it('a truth table is whole in every part, and its results are scaled with its inputs', () => {
    const data = opened(recipeOf('truth', { table: '0 1 1 0' }, { scaling: { kind: 'range', low: -1, high: 1 } }));
    expect(data.counts).toEqual({ train: 4, val: 4, test: 4 });
    const batch = data.batch('train', some);
    expect(values(batch['x'])).toEqual([-1, -1, -1, 1, 1, -1, 1, 1]);
    expect(values(batch['y'])).toEqual([-1, 1, 1, -1]);
  });

  it('a changed byte changes the fingerprint, and so does a clause', () => {
    const folder = pictureFolder();
    const first = opened(pictures(), folder).fingerprint;
    expect(opened(pictures(), folder).fingerprint).toBe(first);
    expect(opened({ ...pictures(), take: 10 }, folder).fingerprint).not.toBe(first);
    const other = folderWith({
      a: idxFile([40, 6, 6], new Uint8Array(1440)),
      b: idxFile(
        [40],
        Array.from({ length: 40 }, (_, index) => index % 2),
      ),
    });
    expect(opened(pictures(), other).fingerprint).not.toBe(first);
  });
});

describe('augmentations', () => {
  it.each(augmentationKinds)('%s is a function of seed, epoch and sample alone', (kind) => {
    const data = opened(pictures([{ kind, settings: settingsOf[kind] ?? {} }]), pictureFolder());
    const draw = { seed: 5, epoch: 2 };
    const together = values(data.batch('train', some, draw)['image']);
    const size = together.length / 4;
    expect(size).toBe(kind === 'crop' ? 16 : 36);
    some.forEach((sample) => {
      expect(values(data.batch('train', Int32Array.of(sample), draw)['image'])).toEqual(together.slice(sample * size, (sample + 1) * size));
    });
    expect(values(data.batch('train', some, { seed: 5, epoch: 3 })['image'])).not.toEqual(together);
    expect(values(data.batch('val', some, draw)['image'])).toEqual(values(data.batch('val', some)['image']));
  });

  it('two flips and four quarter turns give the picture back', () => {
    const picture = { height: 5, width: 5, channels: 2, values: Float32Array.from({ length: 50 }, (_, index) => index) };
    const range = { low: 0, high: 50, background: [0, 0] };
    expect(flipPicture(flipPicture(picture, 'horizontal'), 'horizontal')).toEqual(picture);
    const turned = [1, 2, 3, 4].reduce<Picture>((last) => rotatePicture(last, Math.PI / 2, range), picture);
    expect(turned).toEqual(picture);
  });

  it('of pictures at points are refused', () => {
    expect(refusal(() => opened(recipeOf('sines', {}, { augmentations: [{ kind: 'rotate', settings: { degrees: 5 } }] }))).code).toBe(
      'ZOO2031',
    );
  });
});

describe('combinations', () => {
  const blobs = recipeOf('blobs', { points: 300, classes: 3, noise: 0 });
  const combined = (kind: 'pairs' | 'triplets') => ({ ...recipeOf(kind), source: { kind, settings: {}, of: { data: blobs } } });
  const all = Int32Array.from({ length: 240 }, (_, index) => index);
  const rows = (data: { readonly data: ArrayLike<number> } | undefined) =>
    all.reduce<string[]>(
      (list, index) => [
        ...list,
        values(data)
          .slice(2 * index, 2 * index + 2)
          .join(),
      ],
      [],
    );

  it('half of the pairs are of one class, and same says which', () => {
    const batch = opened(combined('pairs')).batch('train', all, { seed: 1, epoch: 3 });
    const left = rows(batch['left']);
    const right = rows(batch['right']);
    const same = values(batch['same']);
    expect(same.reduce((sum, value) => sum + value, 0)).toBe(120);
    // Without noise all points of a class lie at one place.
    left.forEach((place, index) => {
      expect(place === right[index]).toBe(same[index] === 1);
    });
  });

  it('triplets have a positive of the class and a negative of another', () => {
    const batch = opened(combined('triplets')).batch('train', all, { seed: 1, epoch: 0 });
    expect(rows(batch['positive'])).toEqual(rows(batch['anchor']));
    rows(batch['negative']).forEach((place, index) => {
      expect(place).not.toBe(rows(batch['anchor'])[index]);
    });
  });

  it('data sets side by side keep their names and go through every sample', () => {
    const recipe = {
      ...recipeOf('together'),
      source: { kind: 'together' as const, settings: {}, of: { a: blobs, b: recipeOf('sines', { points: 100 }) } },
    };
    const data = opened(recipe);
    expect(data.fields.map((field) => field.name)).toEqual(['a.x', 'a.label', 'b.x', 'b.y']);
    const batch = data.batch('train', all, { seed: 1, epoch: 0 });
    expect(new Set(values(batch['b.x'])).size).toBe(80);
  });
});

describe('batches', () => {
  it('an epoch holds each sample once', () => {
    expect([...epochOrder(1, 0, 50)].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(epochOrder(1, 1, 50)).not.toEqual(epochOrder(1, 0, 50));
  });

  it('a stream begun at a step equals one that came there, and a worker makes the same bit by bit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'neurozoo-worker-'));
    const outfile = join(folder, 'data-worker.cjs');
    await build({ entryPoints: ['src/data/worker-main.ts'], bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'silent' });
    const recipe = pictures([
      { kind: 'elastic', settings: { strength: 2, smoothness: 1 } },
      { kind: 'noise', settings: { deviation: 0.1 } },
    ]);
    const data = prepared(recipe, pictureFolder());
    const dataset = { ...createDataset(data), prepared: data };
    const plan = { seed: 9, batchSize: 7, count: 32, balanced: null, firstStep: 0 };
    const local = createLocalStream(dataset, plan);
    const later = createLocalStream(dataset, { ...plan, firstStep: 6 });
    const ahead = createBatchStream({ recipe, context: { directory: folder, seed: 1 }, dataset, plan, workerFile: pathToFileURL(outfile) });
    for (let step = 0; step < 12; step++) {
      const expected = await local.next();
      expect(expected.samples.length).toBe(step % 5 === 4 ? 4 : 7);
      const found = await ahead.next();
      expect([found.step, found.epoch, [...found.samples]]).toEqual([step, Math.floor(step / 5), [...expected.samples]]);
      expect(values(found.values['image'])).toEqual(values(expected.values['image']));
      expect(values(found.values['label'])).toEqual(values(expected.values['label']));
      if (step >= 6) {
        expect(values((await later.next()).values['image'])).toEqual(values(expected.values['image']));
      }
    }
    ahead.dispose();
    rmSync(folder, { recursive: true });
  });

  it('balanced batches hold so many different samples of so many classes, or are refused', async () => {
    const dataset = opened(recipeOf('blobs', { points: 300, classes: 3 }));
    const stream = createLocalStream(dataset, { seed: 1, batchSize: 8, count: 240, balanced: { classes: 2, each: 4 }, firstStep: 0 });
    const { samples, values: batch } = await stream.next();
    expect(new Set(samples).size).toBe(8);
    const labels = values(batch['label']);
    expect([new Set(labels.slice(0, 4)).size, new Set(labels.slice(4)).size, new Set(labels).size]).toEqual([1, 1, 2]);
    expect(
      refusal(() => createLocalStream(dataset, { seed: 1, batchSize: 8, count: 240, balanced: { classes: 4, each: 2 }, firstStep: 0 }))
        .code,
    ).toBe('ZOO2032');
  });
});
