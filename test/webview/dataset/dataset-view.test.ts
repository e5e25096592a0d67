import { describe, expect, test } from 'vitest';
import { chosenSamples, firstPart } from '#webview/dataset/choose-samples';
import { layoutScatter } from '#webview/dataset/scatter-layout';
import { tileWindow } from '#webview/dataset/tile-window';
import { pictures, points } from './reports';

describe('a filter', () => {
  test.each([
    ['test', null, [0, 1, 2, 3]],
    ['test', 0, [0, 2]],
    ['test', 2, [3]],
    ['val', 1, []],
  ] as const)('by part %s and class %s lets the samples %j through', (part, classIndex, indices) => {
    expect([...chosenSamples(pictures, { part, classIndex })]).toEqual(indices);
  });

  test('begins with the training part, where there is one', () => {
    expect(firstPart(pictures)).toBe('train');
    expect(firstPart({ counts: { train: 0, val: 0, test: 4 } })).toBe('test');
  });
});

describe('the tiles on the screen', () => {
  const box = { width: 330, height: 200, top: 0, tileWidth: 100, tileHeight: 50 };

  test.each([
    ['at the beginning', 0, { first: 0, end: 15, offset: 0 }],
    ['in the middle', 1000, { first: 57, end: 75, offset: 950 }],
    ['at the end', 1e9, { first: 999, end: 1000, offset: 16650 }],
  ] as const)('%s are few of a thousand', (_name, top, expected) => {
    expect(tileWindow(1000, { ...box, top })).toMatchObject({ columns: 3, height: 334 * 50, ...expected });
  });

  test('are in one column where the box is narrow, and none where there are none', () => {
    expect(tileWindow(2, { ...box, width: 40 })).toMatchObject({ columns: 1, first: 0, end: 2 });
    expect(tileWindow(0, box)).toMatchObject({ height: 0, first: 0, end: 0 });
  });
});

describe('points of the plane', () => {
  test('lie between the edges of all parts, upwards as in a book', () => {
    const { dots, left, right, bottom, top } = layoutScatter(points.points ?? [], 'test', 100);
    expect([left, right, bottom, top]).toEqual([0, 2, -1, 3]);
    expect(dots).toEqual([
      { x: 10, y: 70, label: 0 },
      { x: 50, y: 90, label: 1 },
      { x: 90, y: 10, label: 2 },
    ]);
  });

  test('that are none, one, or not finite are drawn as far as they can be', () => {
    const one = { part: 'train' as const, x: [5], y: [Number.NaN], label: [] };
    expect(layoutScatter([], 'train', 100).dots).toEqual([]);
    expect(layoutScatter([one], 'train', 100).dots).toEqual([]);
    expect(layoutScatter([{ ...one, y: [5] }], 'train', 100).dots).toEqual([{ x: 50, y: 50, label: 0 }]);
  });
});
