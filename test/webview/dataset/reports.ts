import type { DatasetReport } from '#protocol/dataset-report';
import type { SampleFields, SampleView } from '#protocol/sample-view';
import { hostileNames, pixel } from '../evaluation/evaluations';

const statistics = { minimum: 0, maximum: 1, mean: 0.1, deviation: 0.3 };
const label = { name: 'label', shape: [], element: 'int' as const, classes: 3, statistics: null, features: [] };

/** Augmented pictures of three classes. */
export const pictures: DatasetReport = {
  version: 1,
  kind: 'dataset',
  name: 'digits',
  origin: 'somewhere',
  counts: { train: 1000, val: 0, test: 4 },
  classNames: [...hostileNames],
  classCounts: { train: [900, 100, 0], val: [0, 0, 0], test: [2, 1, 1] },
  labels: { train: Array.from({ length: 1000 }, (_, index) => (index % 10 === 0 ? 1 : 0)), val: [], test: [0, 1, 0, 2] },
  fields: [{ name: 'image', shape: [28, 28, 1], element: 'float', classes: null, statistics, features: [] }, label],
  fingerprint: 'ab'.repeat(32),
  warnings: [
    { kind: 'imbalance', part: 'train', most: 0, mostCount: 900, least: 1, leastCount: 100 },
    { kind: 'emptyClass', part: 'train', class: 2 },
    { kind: 'skipped', reason: 'neither PNG nor JPEG by name', count: 2 },
    { kind: 'repeated', part: 'test', within: 'train', count: 1 },
    { kind: 'notFinite', field: 'x', count: 5 },
  ],
  augmentations: ['shift(2)'],
  isDrawn: true,
  points: null,
};

/** Points of the plane in a table with named columns. */
export const points: DatasetReport = {
  ...pictures,
  name: 'points',
  fields: [
    {
      name: 'x',
      shape: [2],
      element: 'float',
      classes: null,
      statistics,
      features: ['<i>sepal</i>', 'petal'].map((name) => ({ name, ...statistics })),
    },
    label,
  ],
  warnings: [],
  augmentations: [],
  isDrawn: false,
  points: (['train', 'val', 'test'] as const).map((part) => ({
    part,
    x: part === 'val' ? [] : [0, 1, 2],
    y: part === 'val' ? [] : [0, -1, 3],
    label: part === 'val' ? [] : [0, 1, 2],
  })),
};

/** Answers a question of the page as the inspector would. */
export function answerText(report: DatasetReport, indices: readonly number[], draw: number | null): string {
  const isPicture = report.fields[0]?.shape.length === 3;
  const fields = (number: number): SampleFields =>
    isPicture
      ? [
          { name: 'image', value: { kind: 'picture', width: 1, height: 1, png: pixel } },
          { name: 'drawn', value: numbers(number) },
        ]
      : [{ name: 'x', value: { kind: 'numbers', shape: [2], values: [number, 0.5], total: 2 } }];
  const samples = indices.map((index): SampleView => {
    const own = report.labels.train[index] ?? 0;
    return { index, label: own, fields: fields(index), augmented: draw === null ? null : fields(index + draw), shares: null };
  });
  return JSON.stringify({ version: 1, kind: 'samples', samples });
}

function numbers(value: number): SampleFields[number]['value'] {
  return { kind: 'numbers', shape: [], values: [value], total: 1 };
}
