import { NeurozooError } from '#base/neurozoo-error';
import type { SourceKind } from '#model/dataset-recipe';

/** What to do in place of a source that is not read, where there is something better than the general advice. */
const insteadOf: Partial<Record<SourceKind, string>> = {
  cifar10: 'Write the pictures into a sub-folder for each class and use folder("dir", size = 32x32), or train on mnist or fashion.',
  cifar100: 'Write the pictures into a sub-folder for each class and use folder("dir", size = 32x32), or train on mnist or fashion.',
  parquet: 'Save the table as CSV and use csv("f.csv", target = "…"), or as arrays and use npz("f.npz").',
  text: 'No source of this version gives texts. Sequences of numbers are read with npy("x.npy", "y.npy").',
  masks: 'No source of this version gives a class for each pixel. Pictures of the same size side by side are read with paired("dir").',
  boxes: 'No source of this version gives boxes. Pictures with one class each are read with folder("dir").',
  captions: 'No source of this version gives sentences. Pictures with one class each are read with folder("dir").',
  digitScenes: 'No source of this version gives scenes. Single digits are read with mnist().',
  shapes: 'No source of this version draws shapes. Points with classes are made by blobs(), circles(), spiral() and xor().',
};

/** The error of a source that the language knows and this version does not read: what is missing, and what to use instead. */
export function unavailableSource(kind: SourceKind, dataset: string): NeurozooError {
  return new NeurozooError({
    code: 'ZOO2027',
    message: `The data set ${dataset} comes from ${kind}, which this version does not read yet.`,
    hint: insteadOf[kind] ?? 'Convert the data to CSV, NPY, IDX or a folder of classes.',
  });
}
