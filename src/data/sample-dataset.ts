import type { TensorData } from '#base/tensor-data';
import { assertNever } from '#base/assert-never';
import type { Field } from '#model/dataset-recipe';
import { createAugmentation, type Augmentation } from './augment/augmentation';
import type { Picture, ValueRange } from './augment/picture';
import type { Dataset, DrawKey, PartName } from './dataset';
import { labelsOf, type Parts } from './parts';
import type { PreparedSamples } from './prepared-data';
import { SampleRandom } from './sample-random';
import { isPicture, type Column, type FloatColumn, type PixelColumn } from './samples';
import type { PixelScale } from './scaling';

/** A data set over samples that were read, divided and scaled. */
export function createSampleDataset(prepared: PreparedSamples): Dataset {
  const { samples, parts } = prepared;
  const augmentations = prepared.augmentations.map((spec, index) => ({
    ...createAugmentation(spec),
    kind: spec.kind,
    purpose: `augment/${String(index)}/${spec.kind}`,
  }));
  const allLabels = labelsOf(samples);
  const labels = (part: PartName) =>
    allLabels === undefined ? undefined : Int32Array.from(parts[part], (sample) => allLabels[sample] ?? 0);
  return {
    name: prepared.name,
    fields: samples.columns.map((column) => fieldOf(column, augmentations)),
    counts: { train: parts.train.length, val: parts.val.length, test: parts.test.length },
    classNames: samples.classNames,
    classCounts: allLabels === undefined ? {} : countClasses(parts, allLabels, samples.classNames.length),
    fingerprint: prepared.fingerprint,
    origin: samples.origin,
    skipped: samples.skipped,
    labels,
    batch: (part, numbers, draw) => {
      const chosen = Int32Array.from(numbers, (number) => parts[part][number] ?? 0);
      const use = { training: part === 'train' && draw !== undefined, draw: draw ?? { seed: prepared.seed, epoch: 0 } };
      return Object.fromEntries(
        samples.columns.map((column) => [
          column.name,
          columnBatch(column, chosen, { prepared, augmentations: applying(column, augmentations, use.training), ...use }),
        ]),
      );
    },
    dispose: () => undefined,
  };
}

interface NamedAugmentation extends Augmentation {
  readonly kind: string;
  readonly purpose: string;
}

interface BatchUse {
  readonly prepared: PreparedSamples;
  readonly augmentations: readonly NamedAugmentation[];
  readonly training: boolean;
  readonly draw: DrawKey;
}

function fieldOf(column: Column, augmentations: readonly Augmentation[]): Field {
  if (column.kind === 'classes') {
    return { name: column.name, type: { shape: [], element: 'int', classes: column.classes } };
  }
  return {
    name: column.name,
    type: { shape: isPicture(column) ? augmentedShape(column.shape, augmentations) : column.shape, element: 'float' },
  };
}

function augmentedShape(shape: readonly number[], augmentations: readonly Augmentation[]): readonly number[] {
  return augmentations.reduce((size, { size: next }) => (next === null ? size : [...next, ...size.slice(2)]), shape);
}

function countClasses(parts: Parts, labels: Int32Array, classes: number): Readonly<Record<PartName, readonly number[]>> {
  const counted = (part: Int32Array): readonly number[] => {
    const counts = new Array<number>(classes).fill(0);
    for (const sample of part) {
      const label = labels[sample] ?? 0;
      counts[label] = (counts[label] ?? 0) + 1;
    }
    return counts;
  };
  return { train: counted(parts.train), val: counted(parts.val), test: counted(parts.test) };
}

/** The augmentations that change a column: all of them pictures, noise any input. */
function applying(column: Column, augmentations: readonly NamedAugmentation[], training: boolean): readonly NamedAugmentation[] {
  const some = training ? augmentations : augmentations.filter((augmentation) => augmentation.evaluate !== 'none');
  if (isPicture(column)) {
    return some;
  }
  return column.role === 'input' ? some.filter((augmentation) => augmentation.kind === 'noise') : [];
}

function columnBatch(column: Column, samples: Int32Array, use: BatchUse): TensorData {
  switch (column.kind) {
    case 'classes':
      return { type: 'int32', shape: [samples.length], data: Int32Array.from(samples, (sample) => column.data[sample] ?? 0) };
    case 'floats':
      return use.augmentations.length === 0 ? plainFloats(column, samples) : augmentedBatch(column, samples, use);
    case 'pixels':
      return use.augmentations.length === 0
        ? plainPixels(column, samples, use.prepared.scales[column.name])
        : augmentedBatch(column, samples, use);
    default:
      return assertNever(column);
  }
}

function plainFloats(column: FloatColumn, samples: Int32Array): TensorData {
  const size = sampleSize(column);
  const data = new Float32Array(samples.length * size);
  samples.forEach((sample, index) => {
    data.set(column.data.subarray(sample * size, (sample + 1) * size), index * size);
  });
  return { type: 'float32', shape: [samples.length, ...column.shape], data };
}

function plainPixels(column: PixelColumn, samples: Int32Array, scale: PixelScale | undefined): TensorData {
  const size = sampleSize(column);
  const data = new Float32Array(samples.length * size);
  samples.forEach((sample, index) => {
    scalePixels(column.data.subarray(sample * size, (sample + 1) * size), scale, data.subarray(index * size, (index + 1) * size));
  });
  return { type: 'float32', shape: [samples.length, ...column.shape], data };
}

function scalePixels(bytes: Uint8Array, scale: PixelScale | undefined, into: Float32Array): void {
  if (scale === undefined) {
    into.set(bytes);
    return;
  }
  const { channels, table } = scale;
  if (channels === 1) {
    for (let index = 0; index < bytes.length; index++) {
      into[index] = table[bytes[index] ?? 0] ?? 0;
    }
    return;
  }
  for (let index = 0; index < bytes.length; index++) {
    into[index] = table[(index % channels) * 256 + (bytes[index] ?? 0)] ?? 0;
  }
}

/** Sample by sample through the augmentations, in the order written. */
function augmentedBatch(column: FloatColumn | PixelColumn, samples: Int32Array, use: BatchUse): TensorData {
  const shape = isPicture(column) ? augmentedShape(column.shape, use.augmentations) : column.shape;
  const size = shape.reduce((product, side) => product * side, 1);
  const data = new Float32Array(samples.length * size);
  const from = sampleSize(column);
  const scale = use.prepared.scales[column.name];
  const range = rangeOf(column, scale);
  const [height = 1, width = 1, channels = 1] = isPicture(column) ? column.shape : [1, 1, from];
  samples.forEach((sample, index) => {
    const values = new Float32Array(from);
    if (column.kind === 'pixels') {
      scalePixels(column.data.subarray(sample * from, (sample + 1) * from), scale, values);
    } else {
      values.set(column.data.subarray(sample * from, (sample + 1) * from));
    }
    let picture: Picture = { height, width, channels, values };
    for (const augmentation of use.augmentations) {
      picture = augmented(picture, augmentation, { sample, range, use });
    }
    data.set(picture.values, index * size);
  });
  return { type: 'float32', shape: [samples.length, ...shape], data };
}

function augmented(
  picture: Picture,
  augmentation: NamedAugmentation,
  about: { readonly sample: number; readonly range: ValueRange; readonly use: BatchUse },
): Picture {
  const { training, draw, prepared } = about.use;
  if (!training && typeof augmentation.evaluate === 'function') {
    return augmentation.evaluate(picture);
  }
  // Outside training every epoch sees the same, whatever draw is given.
  const { seed, epoch } = training ? draw : { seed: prepared.seed, epoch: 0 };
  return augmentation.train(picture, new SampleRandom({ seed, purpose: augmentation.purpose, epoch, sample: about.sample }), about.range);
}

function rangeOf(column: FloatColumn | PixelColumn, scale: PixelScale | undefined): ValueRange {
  if (scale === undefined) {
    return { low: 0, high: 1, background: new Array<number>(column.shape[2] ?? 1).fill(0) };
  }
  return {
    low: scale.low,
    high: scale.high,
    background: Array.from({ length: scale.channels }, (_, channel) => scale.table[channel * 256] ?? scale.low),
  };
}

function sampleSize(column: FloatColumn | PixelColumn): number {
  return column.shape.reduce((product, side) => product * side, 1);
}
