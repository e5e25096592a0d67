import { createHash } from 'node:crypto';
import type { Dataset, PartName } from '#data/dataset';
import type { OpenedDataset } from '#data/open-dataset';
import type { PreparedSamples } from '#data/prepared-data';
import type { DatasetWarning } from '#protocol/dataset-report';
import { fieldSources } from './field-source';
import { countNotFinite } from './field-statistics';

/** A class that has so many times the samples of another makes a data set imbalanced. */
const imbalanceFrom = 3;

/** What a person should know about a data set before training on it. */
export function dataWarnings(dataset: OpenedDataset): DatasetWarning[] {
  return [...classWarnings(dataset), ...repeatedSamples(dataset), ...notFiniteNumbers(dataset), ...skippedFiles(dataset)];
}

function classWarnings({ classCounts, counts }: Dataset): DatasetWarning[] {
  const parts = (['train', 'val', 'test'] as const).filter((part) => counts[part] > 0);
  const empty = parts.flatMap((part) =>
    (classCounts[part] ?? []).flatMap((count, index): DatasetWarning[] =>
      count === 0 ? [{ kind: 'emptyClass', part, class: index }] : [],
    ),
  );
  return [...imbalanceOf(classCounts.train ?? []), ...empty];
}

/** Of the training part: the others follow it. */
function imbalanceOf(counts: readonly number[]): DatasetWarning[] {
  const there = counts.flatMap((count, index) => (count > 0 ? [{ count, index }] : [])).sort((a, b) => a.count - b.count);
  const [least, most] = [there[0], there.at(-1)];
  if (least === undefined || most === undefined || most.count < imbalanceFrom * least.count) return [];
  return [{ kind: 'imbalance', part: 'train', most: most.index, mostCount: most.count, least: least.index, leastCount: least.count }];
}

function skippedFiles({ skipped }: Dataset): DatasetWarning[] {
  return Object.entries(skipped).map(([reason, count]) => ({ kind: 'skipped', reason, count }));
}

function notFiniteNumbers({ prepared }: OpenedDataset): DatasetWarning[] {
  return [...fieldSources(prepared)].flatMap(([field, source]): DatasetWarning[] => {
    const count = countNotFinite(source);
    return count === 0 ? [] : [{ kind: 'notFinite', field, count }];
  });
}

/** Validation and test samples whose inputs stand in the training part as well. A truth table is all parts at once on purpose. */
function repeatedSamples({ prepared }: OpenedDataset): DatasetWarning[] {
  if (prepared.kind !== 'samples') return [];
  const { train } = prepared.parts;
  const known = new Set<string>();
  for (const sample of train) known.add(digestOf(prepared, sample));
  return (['val', 'test'] as const).flatMap((part): DatasetWarning[] => {
    const samples = prepared.parts[part];
    if (isSame(samples, train)) return [];
    const count = samples.reduce((found, sample) => found + (known.has(digestOf(prepared, sample)) ? 1 : 0), 0);
    return count === 0 ? [] : [repeated(part, count)];
  });
}

function repeated(part: PartName, count: number): DatasetWarning {
  return { kind: 'repeated', part, within: 'train', count };
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((sample, index) => sample === b[index]);
}

function digestOf({ samples }: PreparedSamples, sample: number): string {
  const hash = createHash('sha1');
  for (const column of samples.columns) {
    if (column.role === 'input') {
      const size = column.shape.reduce((product, side) => product * side, 1);
      hash.update(column.data.subarray(sample * size, (sample + 1) * size));
    }
  }
  return hash.digest('base64');
}
