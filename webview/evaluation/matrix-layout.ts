import { plainName } from '../ui/plain-name';

/** A confusion matrix to draw. */
export interface Matrix {
  /** [true class][predicted class]. */
  readonly counts: readonly (readonly number[])[];
  readonly names: readonly string[];
}

/** A cell with samples in it. Lengths in pixels. */
export interface MatrixCell {
  readonly truth: number;
  readonly predicted: number;
  readonly count: number;
  readonly isRight: boolean;
  readonly x: number;
  readonly y: number;
  /** 0 to 1, by the logarithm of the count among the errors or among the hits. */
  readonly strength: number;
  /** Empty where the count does not fit. */
  readonly text: string;
}

/** A name or a total beside the matrix. */
export interface MatrixLabel {
  readonly index: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Where everything of a matrix stands. */
export interface MatrixLayout {
  readonly width: number;
  readonly height: number;
  /** Side of a cell. */
  readonly cell: number;
  /** The corner of the first cell. */
  readonly left: number;
  readonly top: number;
  readonly classes: number;
  readonly cells: readonly MatrixCell[];
  readonly rowLabels: readonly MatrixLabel[];
  readonly columnLabels: readonly MatrixLabel[];
  /** Whether the names of columns stand upright. */
  readonly isTurned: boolean;
  readonly rowTotals: readonly MatrixLabel[];
  readonly columnTotals: readonly MatrixLabel[];
}

const smallestCell = 5;
const largestCell = 52;
/** From this size on, cells have room for counts and totals. */
const roomyCell = 18;
/** About the width of a character and the height of a line, in the small print of the matrix. */
const characterWidth = 6.4;
const lineHeight = 14;
const longestName = 16;

/** Lays a matrix out in a width; one with many classes becomes wider than that. */
export function layoutMatrix({ counts, names }: Matrix, available: number): MatrixLayout {
  const classes = counts.length;
  const shown = counts.map((_, index) => shortName(names[index], index));
  const left = Math.ceil(Math.max(...shown.map((name) => name.length), 2) * characterWidth) + 12;
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const totalsWidth = Math.ceil(String(Math.max(...totals, 0)).length * characterWidth) + 10;
  const cell = Math.max(smallestCell, Math.min(largestCell, Math.floor((available - left - totalsWidth) / Math.max(1, classes))));
  const isRoomy = cell >= roomyCell;
  const isTurned = shown.some((name) => name.length * characterWidth > cell - 2);
  const top = isTurned ? left : lineHeight + 8;
  const side = cell * classes;
  const stride = Math.max(1, Math.ceil((lineHeight - 2) / cell));
  const middle = (index: number): number => index * cell + cell / 2;
  const labelled = shown.flatMap((text, index) => (index % stride === 0 ? [{ index, text }] : []));
  const columnSums = counts.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  return {
    width: left + side + (isRoomy ? totalsWidth : 4),
    height: top + side + (isRoomy ? lineHeight + 8 : 4),
    cell,
    left,
    top,
    classes,
    cells: cellsOf(counts, { cell, left, top }),
    rowLabels: labelled.map((label) => ({ ...label, x: left - 6, y: top + middle(label.index) })),
    columnLabels: labelled.map((label) => ({ ...label, x: left + middle(label.index), y: top - 6 })),
    isTurned,
    rowTotals: isRoomy ? totals.map((total, index) => ({ index, text: String(total), x: left + side + 6, y: top + middle(index) })) : [],
    columnTotals: isRoomy
      ? columnSums.map((sum, index) => ({ index, text: String(sum), x: left + middle(index), y: top + side + lineHeight }))
      : [],
  };
}

/** The cell under a point; undefined beside the matrix. */
export function cellAt(layout: MatrixLayout, x: number, y: number): { readonly truth: number; readonly predicted: number } | undefined {
  const predicted = Math.floor((x - layout.left) / layout.cell);
  const truth = Math.floor((y - layout.top) / layout.cell);
  const isInside = predicted >= 0 && truth >= 0 && predicted < layout.classes && truth < layout.classes;
  return isInside ? { truth, predicted } : undefined;
}

interface Place {
  readonly cell: number;
  readonly left: number;
  readonly top: number;
}

function cellsOf(counts: Matrix['counts'], { cell, left, top }: Place): MatrixCell[] {
  const most = { right: 1, wrong: 1 };
  for (const [truth, row] of counts.entries()) {
    for (const [predicted, count] of row.entries()) {
      const key = truth === predicted ? 'right' : 'wrong';
      most[key] = Math.max(most[key], count);
    }
  }
  return counts.flatMap((row, truth) =>
    row.flatMap((count, predicted): MatrixCell[] => {
      if (count === 0) return [];
      const isRight = truth === predicted;
      const strength = Math.log1p(count) / Math.log1p(isRight ? most.right : most.wrong);
      const text = String(count);
      const fits = cell >= roomyCell - 2 && text.length * characterWidth + 2 <= cell;
      return [
        {
          truth,
          predicted,
          count,
          isRight,
          x: left + predicted * cell,
          y: top + truth * cell,
          strength,
          text: fits ? text : '',
        },
      ];
    }),
  );
}

function shortName(name: string | undefined, index: number): string {
  const plain = plainName(name ?? '');
  const shown = plain === '' ? String(index) : plain;
  const points = Array.from(shown);
  return points.length > longestName ? `${points.slice(0, longestName - 1).join('')}…` : shown;
}
