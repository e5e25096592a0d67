import type { TensorData } from '#base/tensor-data';
import type { Batch, PartName } from '#data/dataset';
import { classifierOf, type Classifier } from './classifier';
import type { PreparedTraining } from './prepared-training';
import type { ProgramShelf } from './program-shelf';

/** Samples that are classified at once. */
const classifyBatch = 250;

/** How often each true class (row) was called each class (column) over a part of the data; null where nothing is classified. */
export async function confusionMatrix(prepared: PreparedTraining, shelf: ProgramShelf, part: PartName): Promise<number[][] | null> {
  const classifier = classifierOf(prepared.recipe);
  const classes = prepared.dataset.classNames.length;
  if (classifier === undefined || classes === 0) {
    return null;
  }
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  const count = prepared.dataset.counts[part];
  for (let start = 0; start < count; start += classifyBatch) {
    const samples = Int32Array.from({ length: Math.min(classifyBatch, count - start) }, (_, index) => start + index);
    const batch = prepared.dataset.batch(part, samples);
    const scores = await scoresOf(prepared, { shelf, classifier }, batch);
    countCalls(matrix, likeliest(scores), batch[classifier.labelField]);
  }
  return matrix;
}

async function scoresOf(
  { recipe, programs, session }: PreparedTraining,
  { shelf, classifier }: { readonly shelf: ProgramShelf; readonly classifier: Classifier },
  batch: Batch,
): Promise<TensorData | undefined> {
  const feeds: Record<string, TensorData> = {};
  for (const [index, input] of (recipe.networks[classifier.network]?.inputs ?? []).entries()) {
    const value = batch[classifier.inputFields[index] ?? ''];
    if (value !== undefined) {
      feeds[input.name] = value;
    }
  }
  const count = Object.values(feeds)[0]?.shape[0] ?? 0;
  const program = await shelf.get(`predict/${classifier.network}/${String(count)}`, () =>
    programs.predict(classifier.network, count, classifier.member),
  );
  return (await session.run(program, feeds))['output'];
}

function countCalls(matrix: readonly number[][], calls: readonly number[], labels: TensorData | undefined): void {
  for (const [sample, called] of calls.entries()) {
    const row = matrix[labels?.data[sample] ?? -1];
    if (row !== undefined) {
      row[called] = (row[called] ?? 0) + 1;
    }
  }
}

/** The class with the largest score of each sample. */
function likeliest(scores: TensorData | undefined): number[] {
  const [samples = 0, classes = 0] = scores?.shape ?? [];
  const at = (sample: number, index: number): number => scores?.data[sample * classes + index] ?? Number.NEGATIVE_INFINITY;
  return Array.from({ length: samples }, (_, sample) => {
    let best = 0;
    for (let index = 1; index < classes; index++) {
      if (at(sample, index) > at(sample, best)) {
        best = index;
      }
    }
    return best;
  });
}
