import type { DatasetReport } from '#protocol/dataset-report';

/** A part of a data set. */
export type Part = keyof DatasetReport['counts'];

/** Which samples are looked at. */
export interface SampleFilter {
  readonly part: Part;
  /** Null: all classes. */
  readonly classIndex: number | null;
}

/** The numbers of the samples that a filter lets through, in the order of their part. */
export function chosenSamples(
  { counts, labels }: Pick<DatasetReport, 'counts' | 'labels'>,
  { part, classIndex }: SampleFilter,
): Int32Array {
  if (classIndex === null) return Int32Array.from({ length: counts[part] }, (_, index) => index);
  const own = labels[part];
  const found: number[] = [];
  for (let index = 0; index < own.length; index++) {
    if (own[index] === classIndex) found.push(index);
  }
  return Int32Array.from(found);
}

/** The part that is looked at first. */
export function firstPart({ counts }: Pick<DatasetReport, 'counts'>): Part {
  if (counts.train > 0) return 'train';
  return counts.val > 0 ? 'val' : 'test';
}
