import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { Budget } from '#base/budget';
import { NeurozooError, type ErrorReport } from '#base/neurozoo-error';
import { openDataset, type OpenedDataset } from '#data/open-dataset';
import { scaleFloats } from '#data/scaling';
import type { DatasetRecipe, SourceKind } from '#model/dataset-recipe';
import { sourceCatalogue } from '#model/source-catalogue';
import { idxFile } from './fixtures';
import { folderWith, recipeOf } from './open';

const collections = process.env['NEUROZOO_DATA'];

afterEach(() => {
  if (collections === undefined) {
    delete process.env['NEUROZOO_DATA'];
  } else {
    process.env['NEUROZOO_DATA'] = collections;
  }
});

const open = (recipe: DatasetRecipe, directory = '.', fold = 0): Promise<OpenedDataset> =>
  openDataset(recipe, { directory, seed: 1, budget: new Budget(1e9), fold });

async function openingRefusal(recipe: DatasetRecipe, directory = '.'): Promise<ErrorReport> {
  try {
    await open(recipe, directory);
  } catch (error) {
    if (error instanceof NeurozooError) {
      return error.toReport();
    }
    throw error;
  }
  throw new Error('It was accepted.');
}

const values = (data: { readonly data: ArrayLike<number> } | undefined) => Array.from(data?.data ?? []);
const blobs = recipeOf('blobs', { points: 100, classes: 2, noise: 0.5 });
const combined = (
  kind: 'pairs' | 'triplets' | 'together',
  of: Readonly<Record<string, DatasetRecipe>>,
  clauses: Partial<DatasetRecipe> = {},
) => ({
  ...recipeOf(kind, {}, clauses),
  source: { kind, settings: {}, of },
});

describe('sources that this version does not read', () => {
  const kinds = Object.values(sourceCatalogue)
    .filter((source) => source.availability === 'later')
    .map((source): SourceKind => source.kind);

  it.each(kinds)('%s: the refusal names it and what to use instead', async (kind) => {
    const error = await openingRefusal(recipeOf(kind));
    expect(error.code).toBe('ZOO2027');
    expect(error.message).toContain(`comes from ${kind},`);
    expect(error.hint).toMatch(/[a-z]+\(/);
  });

  it('are found inside combinations, before any file is opened', async () => {
    const missing = recipeOf('csv', { path: 'nowhere.csv' });
    const error = await openingRefusal(combined('together', { a: missing, b: recipeOf('cifar10') }));
    expect(error.code).toBe('ZOO2027');
  });

  it('are none of those that the catalogue calls available', async () => {
    for (const source of Object.values(sourceCatalogue)) {
      if (source.availability === 'now' && source.combines === 'none') {
        const outcome = await open(recipeOf(source.kind)).then(
          () => 'opened',
          (error: unknown) => (error instanceof NeurozooError ? error.code : error),
        );
        expect(outcome, source.kind).not.toBe('ZOO2027');
        expect(outcome, source.kind).toEqual(expect.any(String));
      }
    }
  });
});

describe('fashion', () => {
  const pictures = (count: number, value: number) => gzipSync(idxFile([count, 28, 28], new Uint8Array(count * 784).fill(value)));
  const files = (folder: string) => ({
    [`${folder}/train-images-idx3-ubyte.gz`]: pictures(20, 7),
    [`${folder}/train-labels-idx1-ubyte.gz`]: gzipSync(
      idxFile(
        [20],
        Array.from({ length: 20 }, (_, index) => index % 10),
      ),
    ),
    [`${folder}/t10k-images-idx3-ubyte.gz`]: pictures(4, 9),
    [`${folder}/t10k-labels-idx1-ubyte.gz`]: gzipSync(idxFile([4], [9, 8, 7, 6])),
  });

  it('is read from the folder that NEUROZOO_DATA names', async () => {
    process.env['NEUROZOO_DATA'] = folderWith(files('fashion-mnist'));
    const data = await open(recipeOf('fashion', { size: [32, 32] }));
    expect(data.counts).toEqual({ train: 18, val: 2, test: 4 });
    expect(data.classNames[9]).toBe('ankle boot');
    const batch = data.batch('test', Int32Array.of(0));
    expect(values(batch['label'])).toEqual([9]);
    expect(batch['image']?.shape).toEqual([1, 32, 32, 1]);
    expect(values(batch['image']).reduce((sum, value) => sum + value, 0)).toBe(784 * 9);
  });

  it('that is nowhere says where it was looked for and how to get it', async () => {
    const root = folderWith({});
    process.env['NEUROZOO_DATA'] = root;
    const { code, message, hint } = await openingRefusal(recipeOf('fashion', { directory: 'here' }), root);
    expect([code, message]).toEqual(['ZOO2001', `The files of fashion were not found. Looked in: ${root}/here.`]);
    expect(hint).toContain('dataset-fashion-mnist');
  });
});

describe('clauses', () => {
  it('folds: every sample is in the validation part of one fold and in the training part of the others', async () => {
    const table = ['a,b', ...Array.from({ length: 23 }, (_, index) => `${String(index)},1.5`)].join('\n');
    const folder = folderWith({ 'f.csv': table });
    const seen: number[] = [];
    for (let fold = 0; fold < 5; fold++) {
      const data = await open(recipeOf('csv', { path: 'f.csv', target: 'b' }, { folds: 5 }), folder, fold);
      expect(data.counts.train + data.counts.val).toBe(23);
      const all = (part: 'train' | 'val') =>
        values(
          data.batch(
            part,
            Int32Array.from({ length: data.counts[part] }, (_, index) => index),
          )['x'],
        );
      const validation = all('val');
      expect(all('train').filter((value) => validation.includes(value))).toEqual([]);
      seen.push(...validation);
    }
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, index) => index));
  });

  it('take keeps the first training samples and leaves the other parts', async () => {
    const [all, some] = [await open(blobs), await open({ ...blobs, take: 10 })];
    expect(some.counts).toEqual({ train: 10, val: all.counts.val, test: all.counts.test });
    const first = Int32Array.from({ length: 10 }, (_, index) => index);
    expect(values(some.batch('train', first)['x'])).toEqual(values(all.batch('train', first)['x']));
  });

  it.each([
    { clause: 'split', clauses: { split: [0.8, 0.1, 0.1] } },
    { clause: 'take', clauses: { take: 5 } },
    { clause: 'augment', clauses: { augmentations: [{ kind: 'noise', settings: {} }] } },
    { clause: 'scale or standardize', clauses: { scaling: { kind: 'standardize' } } },
  ] as const)('$clause at a combination is refused, with the place where it belongs', async ({ clause, clauses }) => {
    const error = await openingRefusal(combined('pairs', { data: { ...blobs, name: 'heaps' } }, clauses));
    expect([error.code, error.hint]).toEqual(['ZOO2031', 'Write the clause at heaps instead.']);
    expect(error.message).toContain(`The clause ${clause} of d`);
  });

  it.each([{ kind: 'standardize' }, { kind: 'range', low: -1, high: 3 }, { kind: 'unit' }] as const)(
    'the scale of $kind brings a raw row to what the training sees',
    async (scaling) => {
      const raw = await open(recipeOf('blobs', { points: 100 }));
      const scaled = await open(recipeOf('blobs', { points: 100 }, { scaling }));
      const rows = Int32Array.from({ length: raw.counts.train }, (_, index) => index);
      const scale = scaled.prepared.kind === 'samples' ? scaled.prepared.floatScales['x'] : undefined;
      const numbers = Float32Array.from(values(raw.batch('train', rows)['x']));
      if (scale !== undefined) {
        scaleFloats(numbers, scale);
      }
      expect([...numbers]).toEqual(values(scaled.batch('train', rows)['x']));
      const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
      const expected =
        scaling.kind === 'standardize' ? Math.abs(mean) < 1e-6 : Math.min(...numbers) === (scaling.kind === 'range' ? -1 : 0);
      expect(expected).toBe(true);
    },
  );
});
