import type { PartName } from '#data/dataset';
import type { TensorData } from '#base/tensor-data';
import { classifierOf } from './classifier';
import type { PreparedTraining } from './prepared-training';
import type { ProgramShelf } from './program-shelf';

/** Samples that are classified at once. */
const classifyBatch = 250;

/** How often each true class (row) was called each class (column) over a part of the data; null where nothing is classified. */
export async function confusionMatrix(prepared: PreparedTraining, shelf: ProgramShelf, part: PartName): Promise<number[][] | null> {
  const { recipe, dataset, programs, session } = prepared;
  const classifier = classifierOf(recipe);
  const network = classifier === undefined ? undefined : recipe.networks[classifier.network];
  const classes = dataset.classNames.length;
  if (classifier === undefined || network === undefined || classes === 0) {
    return null;
  }
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let start = 0; start < dataset.counts[part]; start += classifyBatch) {
    const count = Math.min(classifyBatch, dataset.counts[part] - start);
    const batch = dataset.batch(part, Int32Array.from({ length: count }, (_, index) => start + index));
    const program = await shelf.get(`predict/${network.name}/${String(count)}`, () => programs.predict(network.name, count, classifier.member));
    const feeds: Record<string, TensorData> = {};
    for (const [index, input] of network.inputs.entries()) {
      const value = batch[classifier.inputFields[index] ?? ''];
      if (value !== undefined) {
        feeds[input.name] = value;
      }
    }
    const fetched = await session.run(program, feeds);
    const labels = batch[classifier.labelField];
    for (const [sample, called] of likeliest(fetched['output']).entries()) {
      const row = matrix[labels?.data[sample] ?? -1];
      if (row !== undefined) {
        row[called] = (row[called] ?? 0) + 1;
      }
    }
  }
  return matrix;
}

/** The class with the largest score of each sample. */
function likeliest(scores: TensorData | undefined): number[] {
  const [samples = 0, classes = 0] = scores?.shape ?? [];
  return Array.from({ length: samples }, (_, sample) => {
    const row = scores?.data.subarray(sample * classes, (sample + 1) * classes) ?? new Float32Array(0);
    return row.indexOf(row.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY));
  });
}
