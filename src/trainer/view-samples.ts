import { createDataset } from '#data/create-dataset';
import type { Batch, DrawKey, PartName } from '#data/dataset';
import type { OpenedDataset } from '#data/open-dataset';
import type { SampleFields, SampleView } from '#protocol/sample-view';
import { fieldSources, withoutAugmentations } from './field-source';
import { lookOf, toSampleValue } from './to-sample-value';

/** Which samples are looked at. */
export interface SampleChoice {
  readonly part: PartName;
  /** Those beyond the part are left out. */
  readonly indices: readonly number[];
  /** The epoch whose random changes are shown; null: none are. */
  readonly draw: number | null;
}

/** Samples as a person can look at them: plain, and as training would get them in an epoch. Pairs and their like have the same partners in both. */
export function viewSamples(dataset: OpenedDataset, { part, indices, draw }: SampleChoice): SampleView[] {
  const samples = Int32Array.from(indices.filter((index) => index < dataset.counts[part]));
  if (samples.length === 0) return [];
  const key: DrawKey | undefined = draw === null ? undefined : { seed: dataset.prepared.seed, epoch: draw };
  const plain = createDataset(withoutAugmentations(dataset.prepared));
  const before = plain.batch(part, samples, key);
  const after = key === undefined ? undefined : dataset.batch(part, samples, key);
  const labels = dataset.labels(part);
  const fieldsOf = fieldReader(dataset);
  return Array.from(samples, (index, place) => ({
    index,
    label: labels?.[index] ?? null,
    fields: fieldsOf(before, place),
    augmented: after === undefined ? null : fieldsOf(after, place),
    shares: null,
  }));
}

function fieldReader(dataset: OpenedDataset): (batch: Batch, place: number) => SampleFields {
  const sources = fieldSources(dataset.prepared);
  const looks = dataset.fields.map(({ name, type }) => ({ name, look: lookOf(sources.get(name), type.shape) }));
  return (batch, place) =>
    looks.flatMap(({ name, look }) => {
      const values = batch[name];
      return values === undefined ? [] : [{ name, value: toSampleValue(values, place, look) }];
    });
}
