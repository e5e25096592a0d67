import { describe, expect, test } from 'vitest';
import { matrixCsv, matrixSvg } from '#webview/evaluation/matrix-file';
import { cellAt, layoutMatrix } from '#webview/evaluation/matrix-layout';
import { hostileNames } from './evaluations';

const counts = [
  [2, 1, 0],
  [1, 1, 0],
  [0, 1, 2],
];
const names = ['a', 'b', 'c'];
const words = { title: 'a & b', rows: 'truth', columns: 'prediction' };

/** A matrix of many classes, with a few confusions. */
function large(classes: number): number[][] {
  return Array.from({ length: classes }, (_, row) =>
    Array.from({ length: classes }, (_value, column) => (row === column ? 90 : (row * 7 + column * 13) % 97 === 0 ? 3 : 0)),
  );
}

describe('the layout of a matrix', () => {
  test('has a cell for each count that is not 0, with its number, and totals', () => {
    const layout = layoutMatrix({ counts, names }, 600);
    expect(layout.cells.map(({ truth, predicted, text }) => [truth, predicted, text])).toEqual([
      [0, 0, '2'],
      [0, 1, '1'],
      [1, 0, '1'],
      [1, 1, '1'],
      [2, 1, '1'],
      [2, 2, '2'],
    ]);
    expect(layout.rowTotals.map(({ text }) => text)).toEqual(['3', '2', '3']);
    expect(layout.columnTotals.map(({ text }) => text)).toEqual(['3', '3', '2']);
    expect(layout.isTurned).toBe(false);
  });

  test.each([10, 100, 300])('of %d classes fits its width or has cells that can still be met', (classes) => {
    const layout = layoutMatrix({ counts: large(classes), names: [] }, 700);
    expect(layout.width <= 700 || layout.cell === 5).toBe(true);
    expect(layout.cells.every(({ text }) => text.length * 6.4 <= layout.cell)).toBe(true);
    const stride = layout.rowLabels.length < 2 ? 1 : (layout.rowLabels[1]?.y ?? 0) - (layout.rowLabels[0]?.y ?? 0);
    expect(stride).toBeGreaterThanOrEqual(11);
  });

  test('is stronger where more is confused, by the logarithm', () => {
    const [few, most] = layoutMatrix(
      {
        counts: [
          [0, 3],
          [15, 0],
        ],
        names,
      },
      600,
    ).cells;
    expect(most?.strength).toBe(1);
    expect(few?.strength).toBeCloseTo(0.5, 12);
  });

  test('finds the cell under a point, and none beside it', () => {
    const layout = layoutMatrix({ counts, names }, 600);
    const middle = (index: number, corner: number): number => corner + (index + 0.5) * layout.cell;
    expect(cellAt(layout, middle(2, layout.left), middle(1, layout.top))).toEqual({ truth: 1, predicted: 2 });
    expect(cellAt(layout, 1, middle(1, layout.top))).toBeUndefined();
    expect(cellAt(layout, middle(3, layout.left), middle(1, layout.top))).toBeUndefined();
  });
});

describe('the files of a matrix', () => {
  test('a table quotes what needs it, and holds no formula', () => {
    expect(
      matrixCsv(
        {
          counts: [
            [1, 0],
            [0, 2],
          ],
          names: ['=SUM(A1)', 'a,"b"'],
        },
        'truth',
      ),
    ).toBe(`truth,'=SUM(A1),"a,""b"""\r\n'=SUM(A1),1,0\r\n"a,""b""",0,2\r\n`);
  });

  test('a picture is the same for the same matrix and takes names for text', () => {
    const svg = matrixSvg({ counts, names: hostileNames }, words);
    expect(svg).toBe(matrixSvg({ counts, names: hostileNames }, words));
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toMatch(/<script|\u202e|style=|href/);
    expect(svg).toContain('<title>a &amp; b</title>');
  });
});
