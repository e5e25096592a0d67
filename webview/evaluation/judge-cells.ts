import type { Judgement } from '#protocol/evaluation';

/** A cell of the confusion matrix. */
export interface Cell {
  readonly truth: number;
  readonly predicted: number;
}

/** Two classes that are taken for one another. */
export interface Confusion extends Cell {
  readonly count: number;
}

/** The numbers of a cell's samples, most confident first; equals in the order of the part. */
export function samplesOfCell({ truth, predicted, confidence }: Judgement['samples'], cell: Cell): number[] {
  const found: number[] = [];
  for (let index = 0; index < truth.length; index++) {
    if (truth[index] === cell.truth && predicted[index] === cell.predicted) found.push(index);
  }
  return found.sort((a, b) => (confidence[b] ?? 0) - (confidence[a] ?? 0) || a - b);
}

/** What is confused most often, the largest count first. */
export function largestConfusions(counts: readonly (readonly number[])[], most: number): Confusion[] {
  const wrong = counts.flatMap((row, truth) =>
    row.flatMap((count, predicted) => (truth === predicted || count === 0 ? [] : [{ truth, predicted, count }])),
  );
  return wrong.sort((a, b) => b.count - a.count || a.truth - b.truth || a.predicted - b.predicted).slice(0, most);
}

/** The cell that is looked at first: the largest confusion, or the largest hit where everything is right. */
export function firstCell(counts: readonly (readonly number[])[]): Cell {
  const [worst] = largestConfusions(counts, 1);
  if (worst !== undefined) return { truth: worst.truth, predicted: worst.predicted };
  const hits = counts.map((row, index) => row[index] ?? 0);
  const best = Math.max(0, hits.indexOf(Math.max(...hits)));
  return { truth: best, predicted: best };
}
