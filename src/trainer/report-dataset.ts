import type { PartName } from '#data/dataset';
import type { OpenedDataset } from '#data/open-dataset';
import type { AugmentationSpec } from '#model/dataset-recipe';
import type { DatasetReport } from '#protocol/dataset-report';
import { dataWarnings } from './data-warnings';
import { fieldSources, samplesWithin, type FieldSource } from './field-source';
import { featureStatistics, fieldStatistics } from './field-statistics';

const parts = ['train', 'val', 'test'] as const;

/** So many points of a part are drawn at most. */
const mostPoints = 2000;

/** All there is to know about a data set that was opened. */
export function reportDataset(dataset: OpenedDataset): DatasetReport {
  const sources = fieldSources(dataset.prepared);
  const augmentations = [...new Set(samplesWithin(dataset.prepared).flatMap((samples) => samples.augmentations.map(wordsOf)))];
  return {
    version: 1,
    kind: 'dataset',
    name: dataset.name,
    origin: dataset.origin,
    counts: { ...dataset.counts },
    classNames: [...dataset.classNames],
    classCounts: byPart((part) => [...(dataset.classCounts[part] ?? [])]),
    labels: byPart((part) => [...(dataset.labels(part) ?? [])]),
    fields: dataset.fields.map(({ name, type }) => {
      const source = sources.get(name);
      return {
        name,
        shape: [...type.shape],
        element: type.element,
        classes: type.classes ?? null,
        statistics: source === undefined ? null : fieldStatistics(source),
        features: source === undefined ? [] : featureStatistics(source),
      };
    }),
    fingerprint: dataset.fingerprint,
    warnings: dataWarnings(dataset),
    augmentations,
    isDrawn: augmentations.length > 0 || dataset.prepared.kind !== 'samples',
    points: pointsOf(dataset, [...sources.values()]),
  };
}

function byPart<T>(entry: (part: PartName) => T): Record<PartName, T> {
  return { train: entry('train'), val: entry('val'), test: entry('test') };
}

function wordsOf({ kind, settings }: AugmentationSpec): string {
  const values = Object.values(settings).map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
  return values.length === 0 ? kind : `${kind}(${values.join(', ')})`;
}

function pointsOf({ prepared }: OpenedDataset, sources: readonly FieldSource[]): DatasetReport['points'] {
  if (prepared.kind !== 'samples') return null;
  const input = sources.find(({ column }) => column.role === 'input')?.column;
  if (input?.kind !== 'floats' || input.shape.length !== 1 || input.shape[0] !== 2) return null;
  const classes = sources.find(({ column }) => column.kind === 'classes')?.column.data;
  return parts.map((part) => {
    const all = prepared.parts[part];
    const taken = Math.min(all.length, mostPoints);
    const samples = Array.from({ length: taken }, (_, index) => all[Math.floor((index * all.length) / taken)] ?? 0);
    return {
      part,
      x: samples.map((sample) => input.data[2 * sample] ?? 0),
      y: samples.map((sample) => input.data[2 * sample + 1] ?? 0),
      label: classes === undefined ? [] : samples.map((sample) => classes[sample] ?? 0),
    };
  });
}
