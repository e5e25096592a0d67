import type { TensorData } from '#base/tensor-data';
import type { Batch, PartName } from '#data/dataset';
import { classifierOf, type Classifier } from './classifier';
import type { PreparedTraining } from './prepared-training';
import type { ProgramShelf } from './program-shelf';

/** Samples that are classified at once. */
const classifyBatch = 250;

/** What was said about each sample of a part, in its order. */
export interface Classification {
  readonly classes: number;
  /** The true class of each sample. */
  readonly truth: Int32Array;
  readonly predicted: Int32Array;
  /** The softmax share of the class that was said. */
  readonly confidence: Float64Array;
  /** Samples whose true class is among the five likeliest. */
  readonly inTop5: number;
}

/** A class and its softmax share. */
export interface ClassShare {
  readonly class: number;
  readonly share: number;
}

/** Classifies every sample of a part; null where nothing is classified. @param onDone told how many are done */
export async function classifyPart(
  prepared: PreparedTraining,
  shelf: ProgramShelf,
  { part, onDone }: { readonly part: PartName; readonly onDone: (done: number) => void },
): Promise<Classification | null> {
  const classifier = classifierOf(prepared.recipe);
  const classes = prepared.dataset.classNames.length;
  if (classifier === undefined || classes === 0) {
    return null;
  }
  const count = prepared.dataset.counts[part];
  const truth = new Int32Array(count);
  const predicted = new Int32Array(count);
  const confidence = new Float64Array(count);
  let inTop5 = 0;
  for (let start = 0; start < count; start += classifyBatch) {
    const samples = Int32Array.from({ length: Math.min(classifyBatch, count - start) }, (_, index) => start + index);
    const batch = prepared.dataset.batch(part, samples);
    const scores = await scoresOf(prepared, { shelf, classifier }, batch);
    truth.set(batch[classifier.labelField]?.data ?? [], start);
    for (const [index, sample] of samples.entries()) {
      const logits = rowOf(scores, index);
      const best = likeliest(logits);
      predicted[sample] = best;
      confidence[sample] = shareOf(logits, best);
      inTop5 += isAmongFive(logits, truth[sample] ?? -1) ? 1 : 0;
    }
    onDone(Math.min(count, start + classifyBatch));
  }
  return { classes, truth, predicted, confidence, inTop5 };
}

/** How often each true class (row) was called each class (column). */
export function confusionOf({ classes, truth, predicted }: Classification): number[][] {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const [sample, called] of predicted.entries()) {
    const row = matrix[truth[sample] ?? -1];
    if (row !== undefined) {
      row[called] = (row[called] ?? 0) + 1;
    }
  }
  return matrix;
}

/** The five likeliest classes of each of these samples; null where nothing is classified. */
export async function likeliestOf(
  prepared: PreparedTraining,
  shelf: ProgramShelf,
  { part, samples }: { readonly part: PartName; readonly samples: Int32Array },
): Promise<readonly (readonly ClassShare[])[] | null> {
  const classifier = classifierOf(prepared.recipe);
  if (classifier === undefined || samples.length === 0) {
    return null;
  }
  // Sizes are rounded up to powers of two, so that few programs are recorded however many samples are asked for.
  const size = 2 ** Math.ceil(Math.log2(samples.length));
  const padded = Int32Array.from({ length: size }, (_, index) => samples[index] ?? samples[0] ?? 0);
  const scores = await scoresOf(prepared, { shelf, classifier }, prepared.dataset.batch(part, padded));
  return Array.from(samples, (_, index) => likeliestShares(rowOf(scores, index)).slice(0, 5));
}

/** Softmax shares, largest first. */
export function likeliestShares(logits: ArrayLike<number>): ClassShare[] {
  const most = Array.from(logits).reduce((largest, logit) => Math.max(largest, logit), Number.NEGATIVE_INFINITY);
  const powers = Array.from(logits, (logit) => Math.exp(logit - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power, index) => ({ class: index, share: power / total })).sort((a, b) => b.share - a.share);
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

function rowOf(scores: TensorData | undefined, sample: number): TensorData['data'] {
  const classes = scores?.shape[1] ?? 0;
  return scores?.data.subarray(sample * classes, (sample + 1) * classes) ?? new Float32Array(0);
}

/** The class with the largest score, the first of equal ones. */
function likeliest(logits: TensorData['data']): number {
  let best = 0;
  for (let index = 1; index < logits.length; index++) {
    if ((logits[index] ?? 0) > (logits[best] ?? 0)) {
      best = index;
    }
  }
  return best;
}

function shareOf(logits: TensorData['data'], chosen: number): number {
  const most = logits[chosen] ?? 0;
  let total = 0;
  for (const logit of logits) {
    total += Math.exp(logit - most);
  }
  return 1 / total;
}

function isAmongFive(logits: TensorData['data'], truth: number): boolean {
  const own = logits[truth];
  let above = 0;
  for (const [index, logit] of logits.entries()) {
    above += own !== undefined && (logit > own || (logit === own && index < truth)) ? 1 : 0;
  }
  return own !== undefined && above < 5;
}
