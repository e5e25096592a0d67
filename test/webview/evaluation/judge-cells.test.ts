import { describe, expect, test } from 'vitest';
import { firstCell, largestConfusions, samplesOfCell } from '#webview/evaluation/judge-cells';
import { moveCell } from '#webview/evaluation/move-cell';
import { classRows, sortClasses, worstFirst } from '#webview/evaluation/sort-classes';
import { threeClasses } from './evaluations';

const samples = threeClasses.judgement?.samples ?? { truth: [], predicted: [], confidence: [] };
const counts = threeClasses.confusion ?? [];

describe('a cell', () => {
  test.each([
    [{ truth: 0, predicted: 0 }, [1, 0]],
    [{ truth: 2, predicted: 2 }, [7, 5]],
    [{ truth: 1, predicted: 2 }, []],
  ])('%j holds the samples %j, most confident first', (cell, indices) => {
    expect(samplesOfCell(samples, cell)).toEqual(indices);
  });

  test('that is looked at first is the largest confusion, or a hit where nothing is confused', () => {
    expect(firstCell(counts)).toEqual({ truth: 0, predicted: 1 });
    expect(
      firstCell([
        [1, 5],
        [9, 2],
      ]),
    ).toEqual({ truth: 1, predicted: 0 });
    expect(
      firstCell([
        [1, 0],
        [0, 2],
      ]),
    ).toEqual({ truth: 1, predicted: 1 });
  });

  test('is left by the arrow keys, as far as the matrix goes', () => {
    const from = { truth: 0, predicted: 1 };
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'x'];
    expect(keys.map((key) => moveCell(from, key, 3))).toEqual([
      { truth: 0, predicted: 1 },
      { truth: 1, predicted: 1 },
      { truth: 0, predicted: 0 },
      { truth: 0, predicted: 2 },
      { truth: 0, predicted: 0 },
      { truth: 0, predicted: 2 },
      { truth: 2, predicted: 1 },
      undefined,
    ]);
  });
});

test('the largest confusions come first, equals in the order of the matrix, and hits are none', () => {
  expect(
    largestConfusions(
      [
        [9, 1, 4],
        [4, 9, 0],
        [0, 2, 9],
      ],
      3,
    ),
  ).toEqual([
    { truth: 0, predicted: 2, count: 4 },
    { truth: 1, predicted: 0, count: 4 },
    { truth: 2, predicted: 1, count: 2 },
  ]);
});

describe('the table of classes', () => {
  const rows = classRows(threeClasses);

  test('says what each class costs and what it is taken for, without marks that turn the text', () => {
    expect(rows.map(({ name, errors, takenFor }) => [name, errors, takenFor?.predicted])).toEqual([
      ['<script>alert(1)</script>', 2, 1],
      ['gnp.exe', 3, 0],
      ['שלום', 1, 1],
    ]);
  });

  test('begins with what hurts most', () => {
    expect(sortClasses(rows, worstFirst).map(({ index }) => index)).toEqual([1, 0, 2]);
  });

  test.each([
    ['f1', false, [1, 0, 2]],
    ['f1', true, [2, 0, 1]],
    ['support', true, [0, 2, 1]],
    ['name', false, [0, 1, 2]],
  ] as const)('is sorted by %s', (column, isDescending, order) => {
    expect(sortClasses(rows, { column, isDescending }).map(({ index }) => index)).toEqual(order);
  });

  test('has classes without a number last, either way', () => {
    const some = rows.map((row) => (row.index === 0 ? { ...row, precision: null } : row));
    const orders = [true, false].map((isDescending) => sortClasses(some, { column: 'precision', isDescending }).map(({ index }) => index));
    expect(orders).toEqual([
      [2, 1, 0],
      [1, 2, 0],
    ]);
  });
});
