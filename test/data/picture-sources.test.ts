import { describe, expect, it } from 'vitest';
import { Budget } from '#base/budget';
import { decodePicture } from '#data/readers/picture';
import { deepPngFile, flatJpegFile, pngFile } from './fixtures';
import { folderWith, opened, recipeOf, refusal } from './open';

const red = [255, 0, 0] as const;
const green = [0, 255, 0] as const;
const blue = [0, 0, 255] as const;
const one = Int32Array.of(0);
const values = (data: { readonly data: ArrayLike<number> } | undefined) => Array.from(data?.data ?? []);
const firstPixel = (bytes: Uint8Array) => [...decodePicture(bytes, { budget: new Budget(1e8), file: 'f' }).rgba.subarray(0, 4)];
const whole = { split: [1, 0, 0], scaling: { kind: 'unit' } } as const;

describe('paired', () => {
  const sides = (width: number) => pngFile(width, 4, (x) => (x < width / 2 ? red : blue));

  it('takes the left half as x and the right half as y', () => {
    const folder = folderWith({ 'p/1.png': sides(16), 'p/2.png': sides(8), 'p/notes.txt': 'no picture' });
    const data = opened(recipeOf('paired', { path: 'p', size: [4, 4] }, whole), folder);
    expect(data.fields.map(({ name, type }) => [name, type.shape])).toEqual([
      ['x', [4, 4, 3]],
      ['y', [4, 4, 3]],
    ]);
    const batch = data.batch('train', Int32Array.of(0, 1));
    expect(values(batch['x'])).toEqual(Array.from({ length: 32 }, () => [1, 0, 0]).flat());
    expect(values(batch['y'])).toEqual(Array.from({ length: 32 }, () => [0, 0, 1]).flat());
  });

  it('moves both halves alike', () => {
    const lines = pngFile(16, 8, (x) => ((x % 8) % 2 === 0 ? red : blue));
    const shift = { kind: 'shift', settings: { pixels: 3 } } as const;
    const data = opened(
      recipeOf('paired', { path: 'p', size: [8, 8] }, { ...whole, augmentations: [shift] }),
      folderWith({ 'p/1.png': lines }),
    );
    const still = values(data.batch('train', one)['x']);
    const moved = [0, 1, 2, 3].map((epoch) => data.batch('train', one, { seed: 1, epoch }));
    expect(moved.some((batch) => values(batch['x']).join() !== still.join())).toBe(true);
    moved.forEach((batch) => {
      expect(values(batch['x'])).toEqual(values(batch['y']));
    });
  });

  it('refuses a picture without a middle, with its name', () => {
    const folder = folderWith({ 'p/1.png': sides(7) });
    const error = refusal(() => opened(recipeOf('paired', { path: 'p' }, whole), folder));
    expect([error.code, error.file]).toEqual(['ZOO2022', 'p/1.png']);
  });
});

describe('images', () => {
  it('is one sample with a picture for each name', () => {
    const folder = folderWith({ 'content.png': pngFile(4, 4, () => red), 'style.jpg': flatJpegFile([0, 255, 0]) });
    const recipe = recipeOf('images', { content: 'content.png', style: 'style.jpg', size: [2, 3], channels: 3 }, whole);
    const data = opened(recipe, folder);
    expect(data.counts).toEqual({ train: 1, val: 0, test: 0 });
    const batch = data.batch('train', one);
    expect(batch['content']?.shape).toEqual([1, 2, 3, 3]);
    expect(values(batch['content']).slice(0, 3)).toEqual([1, 0, 0]);
    expect(values(batch['style']).slice(0, 3)).toEqual([0, 1, 0]);
  });

  it('says which file is missing', () => {
    const error = refusal(() => opened(recipeOf('images', { content: 'none.png' }, whole), folderWith({})));
    expect([error.code, error.file]).toEqual(['ZOO2001', 'none.png']);
  });
});

describe('unpaired', () => {
  const folder = () =>
    folderWith({
      ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`a/${String(index)}.png`, pngFile(2, 2, () => [10 + index, 0, 0])])),
      ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`b/${String(index)}.png`, pngFile(2, 2, () => [100 + index, 0, 0])])),
    });
  const recipe = recipeOf('unpaired', { x: 'a', y: 'b', size: [2, 2], channels: 3 }, { split: [1, 0, 0] });

  it('goes through the longer side in order and draws the other anew each epoch', () => {
    const data = opened(recipe, folder());
    expect(data.counts.train).toBe(20);
    const all = Int32Array.from({ length: 20 }, (_, index) => index);
    const reds = (field: string, epoch: number) =>
      values(data.batch('train', all, { seed: 1, epoch })[field]).filter((_, index) => index % 12 === 0);
    expect(new Set(reds('x', 0)).size).toBe(20);
    const others = reds('y', 0);
    expect([...new Set(others)].sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, index) => 100 + index));
    expect(reds('y', 1)).not.toEqual(others);
    expect(reds('y', 0)).toEqual(others);
  });
});

describe('folders', () => {
  it('say what they passed over, also in combinations', () => {
    const files = Object.fromEntries(
      ['a', 'b'].flatMap((name) => [1, 2].map((n) => [`p/${name}/${String(n)}.png`, pngFile(2, 2, () => red)])),
    );
    const folder = folderWith({ ...files, 'p/readme.txt': 'no picture', 'p/a/notes.txt': 'none either' });
    const member = recipeOf('folder', { path: 'p', channels: 3 }, whole);
    const both = { ...recipeOf('together'), source: { kind: 'together', settings: {}, of: { a: member, b: member } } } as const;
    expect(opened(member, folder).skipped).toEqual({ 'beside the class folders': 1, 'neither PNG nor JPEG by name': 1 });
    expect(opened(both, folder).skipped).toEqual({ 'beside the class folders': 2, 'neither PNG nor JPEG by name': 2 });
  });
});

describe('pictures', () => {
  it('the size clause brings every picture to its size', () => {
    const folder = folderWith({ 'p/a/1.png': pngFile(8, 8, () => red), 'p/b/2.png': pngFile(3, 5, () => green) });
    const data = opened(recipeOf('folder', { path: 'p', channels: 3 }, { ...whole, size: [4, 6] }), folder);
    expect(data.fields[0]?.type.shape).toEqual([4, 6, 3]);
    expect(values(data.batch('train', one)['image'])).toEqual(Array.from({ length: 24 }, () => [1, 0, 0]).flat());
  });

  it('of 16 bits a channel keep their upper bits', () => {
    expect(firstPixel(deepPngFile(2, 2, [0xffff, 0x8080, 0]))).toEqual([255, 128, 0, 255]);
  });

  it.each([
    { inks: 'no ink', components: [255, 255, 255, 255], colour: [255, 255, 255, 255] },
    { inks: 'cyan', components: [0, 255, 255, 255], colour: [0, 255, 255, 255] },
    { inks: 'yellow', components: [255, 255, 0, 255], colour: [255, 255, 0, 255] },
    { inks: 'black', components: [255, 255, 255, 0], colour: [0, 0, 0, 255] },
  ])('in CMYK with $inks have their colour', ({ components, colour }) => {
    expect(firstPixel(flatJpegFile(components))).toEqual(colour);
  });

  it('in JPEG of red, green and blue are not taken for luma and chroma', () => {
    expect(firstPixel(flatJpegFile([200, 40, 120]))).toEqual([200, 40, 120, 255]);
  });
});
