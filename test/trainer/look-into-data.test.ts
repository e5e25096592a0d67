import { describe, expect, test } from 'vitest';
import { PNG } from 'pngjs';
import { Budget } from '#base/budget';
import { openDataset, type OpenedDataset } from '#data/open-dataset';
import type { AugmentationSpec, DatasetRecipe, SourceKind } from '#model/dataset-recipe';
import type { SampleValue } from '#protocol/sample-view';
import { dataWarnings } from '#trainer/data-warnings';
import { reportDataset } from '#trainer/report-dataset';
import { viewSamples } from '#trainer/view-samples';
import { folderWith, recipeOf } from '../data/open';

const csv = (lines: readonly string[]): string => `${['u,kind', ...lines].join('\n')}\n`;
const flip: AugmentationSpec = { kind: 'flip', settings: { direction: 'horizontal' } };

function open(recipe: DatasetRecipe, directory = '.'): Promise<OpenedDataset> {
  return openDataset(recipe, { directory, seed: 1, budget: new Budget(1e9) });
}

/** A table that is all training, or in halves. */
function openTable(lines: readonly string[], split: DatasetRecipe['split'] = [1, 0, 0]): Promise<OpenedDataset> {
  return open(recipeOf('csv', { path: 'a.csv', target: 'kind' }, { split }), folderWith({ 'a.csv': csv(lines) }));
}

/** A picture of two columns, of which the left one is white. */
function halfWhite(): Buffer {
  const png = new PNG({ width: 2, height: 2 });
  png.data.fill(255);
  for (const pixel of [1, 3]) png.data.set([0, 0, 0, 255], pixel * 4);
  return PNG.sync.write(png);
}

async function openPictures(scaling: DatasetRecipe['scaling'], augmentations: readonly AugmentationSpec[] = []): Promise<OpenedDataset> {
  const files = Object.fromEntries(['a/1.png', 'a/2.png', 'b/1.png', 'b/2.png'].map((name) => [`pictures/${name}`, halfWhite()]));
  const recipe = recipeOf('folder', { path: 'pictures', channels: 1 }, { split: [1, 0, 0], size: [2, 2], scaling, augmentations });
  return open(recipe, folderWith({ ...files, 'pictures/a/notes.txt': 'none' }));
}

/** The red values of a picture. */
function redsOf(value: SampleValue | undefined): number[] {
  if (value?.kind !== 'picture') throw new Error('There is no picture.');
  const { data } = PNG.sync.read(Buffer.from(value.png, 'base64'));
  return Array.from({ length: data.length / 4 }, (_, pixel) => data[pixel * 4] ?? 0);
}

function combined(kind: SourceKind, of: Readonly<Record<string, DatasetRecipe>>): DatasetRecipe {
  return { ...recipeOf(kind), source: { kind, settings: {}, of } };
}

describe('a warning', () => {
  test('tells classes that are not balanced, from three to one', async () => {
    const even = await openTable(['1,a', '2,a', '3,b']);
    expect(dataWarnings(even)).toEqual([]);
    const uneven = await openTable(['1,a', '2,a', '3,a', '4,b']);
    expect(dataWarnings(uneven)).toEqual([{ kind: 'imbalance', part: 'train', most: 0, mostCount: 3, least: 1, leastCount: 1 }]);
  });

  test('tells samples of the test part that are trained on, but not those of a truth table, which is all parts at once', async () => {
    const lines = Array.from({ length: 10 }, (_, index) => `7,${index % 2 === 0 ? 'a' : 'b'}`);
    const repeated = await openTable(lines, [0.6, 0.2, 0.2]);
    expect(dataWarnings(repeated)).toEqual([
      { kind: 'repeated', part: 'val', within: 'train', count: 2 },
      { kind: 'repeated', part: 'test', within: 'train', count: 2 },
    ]);
    expect(dataWarnings(await open(recipeOf('xor', {}))).filter(({ kind }) => kind === 'repeated')).toEqual([]);
  });

  test('tells files that were passed over', async () => {
    expect(dataWarnings(await openPictures({ kind: 'unit' }))).toContainEqual({
      kind: 'skipped',
      reason: 'neither PNG nor JPEG by name',
      count: 1,
    });
  });
});

describe('a picture', () => {
  test.each([[{ kind: 'unit' }], [{ kind: 'none' }], [{ kind: 'range', low: -1, high: 1 }], [{ kind: 'standardize' }]] as const)(
    'scaled by %j is shown with the light it had',
    async (scaling) => {
      const [sample] = viewSamples(await openPictures(scaling), { part: 'train', indices: [0], draw: null });
      expect(redsOf(sample?.fields.find(({ name }) => name === 'image')?.value)).toEqual([255, 0, 255, 0]);
      expect([sample?.label, sample?.augmented]).toEqual([0, null]);
    },
  );

  test('is shown before and after augmentation', async () => {
    const dataset = await openPictures({ kind: 'unit' }, [flip]);
    const seen = [1, 2, 3, 4, 5, 6, 7, 8].map((draw) => viewSamples(dataset, { part: 'train', indices: [0], draw })[0]);
    const after = new Set(seen.map((sample) => redsOf(sample?.augmented?.[0]?.value).join(' ')));
    expect(after).toEqual(new Set(['255 0 255 0', '0 255 0 255']));
    expect(seen.every((sample) => redsOf(sample?.fields[0]?.value).join(' ') === '255 0 255 0')).toBe(true);
  });

  test('has exact statistics over the training part, as a network gets it', async () => {
    const report = reportDataset(await openPictures({ kind: 'range', low: -1, high: 1 }));
    expect(report.fields[0]).toMatchObject({ name: 'image', statistics: { minimum: -1, maximum: 1, mean: 0, deviation: 1 }, features: [] });
  });
});

describe('combined data', () => {
  const blobs = recipeOf('blobs', { count: 60, classes: 3 });

  test('in pairs have both sides and whether they are the same, and the same partners before and after', async () => {
    const dataset = await open(combined('pairs', { data: blobs }));
    const [first] = viewSamples(dataset, { part: 'train', indices: [0, 1], draw: 4 });
    expect(first?.fields.map(({ name, value }) => [name, value.kind])).toEqual([
      ['left', 'numbers'],
      ['right', 'numbers'],
      ['same', 'numbers'],
    ]);
    expect(first?.augmented).toEqual(first?.fields);
    expect(reportDataset(dataset)).toMatchObject({ isDrawn: true, points: null, labels: { train: [] } });
  });

  test('side by side have the fields of each, by its name', async () => {
    const dataset = await open(combined('together', { a: blobs, b: blobs }));
    const [first] = viewSamples(dataset, { part: 'test', indices: [0], draw: null });
    expect(first?.fields.map(({ name }) => name)).toEqual(['a.x', 'a.label', 'b.x', 'b.label']);
    expect(reportDataset(dataset).fields.map(({ statistics }) => statistics !== null)).toEqual([true, false, true, false]);
  });
});

test('the columns of a table are told by their names, words as one column each', async () => {
  const folder = folderWith({ 'a.csv': 'size,colour,kind\n1,red,a\n3,blue,b\n' });
  const report = reportDataset(await open(recipeOf('csv', { path: 'a.csv', target: 'kind' }, { split: [1, 0, 0] }), folder));
  expect(report.fields[0]?.features.map(({ name, mean, deviation }) => [name, mean, deviation])).toEqual([
    ['size', 2, 1],
    ['colour = blue', 0.5, 0.5],
    ['colour = red', 0.5, 0.5],
  ]);
});
