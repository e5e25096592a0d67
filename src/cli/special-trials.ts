import type { Expectation } from '#language/analysis';
import type { Recipe } from '#model/recipe';
import { listCheckpoints, readManifest } from '#store/checkpoint-folder';
import { readMetrics } from '#store/metric-log';
import type { RunDirectory } from '#store/run-directory';
import { formatMeasure } from '#base/format-quantity';
import type { Verdict } from './judge-expectation';
import { tryRecipe, type Tryout } from './run-training';

/** An expectation about a training, with what it is tried on. */
export interface Trial extends Tryout {
  readonly expectation: Expectation;
}

/** Expectations about a training that need trainings of their own. */
export const specialTrials: ReadonlyMap<string, (trial: Trial) => Promise<Verdict>> = new Map([
  ['deterministic', tryTwice],
  ['overfits', tryToOverfit],
]);

/** Steps that are enough to see a difference between two equal trainings. */
const twinSteps = 20;

/** Steps in which a network must be able to learn a handful of samples by heart. */
const overfitSteps = 500;

/** What is left of the first loss when a handful of samples is learned by heart. */
const learnedShare = 0.1;

/** Two trainings of the same seed end with the same weights, bit by bit. */
async function tryTwice({ expectation, recipe, ...trial }: Trial): Promise<Verdict> {
  const short: Recipe = { ...recipe, length: { unit: 'steps', count: twinSteps }, earlyStop: null };
  const weights = (): Promise<string | undefined> =>
    tryRecipe({ ...trial, recipe: short }, ({ directory, run }) => (run.status === 'finished' ? weightsDigest(directory) : undefined));
  const first = await weights();
  const holds = first !== undefined && first === (await weights());
  return { expectation, holds, found: holds ? `${String(twinSteps)} steps twice, the same weights` : 'the weights differ' };
}

/** On so few samples, without augmentation, the loss falls to a tenth. */
async function tryToOverfit({ expectation, recipe, ...trial }: Trial): Promise<Verdict> {
  const samples = typeof expectation.value === 'number' ? expectation.value : 1;
  const few: Recipe = {
    ...recipe,
    data: { ...recipe.data, take: samples, augmentations: [] },
    batch: { size: samples, balanced: null },
    length: { unit: 'steps', count: overfitSteps },
    earlyStop: null,
  };
  return await tryRecipe({ ...trial, recipe: few }, ({ directory, run }) => {
    const losses = readMetrics(directory).records.flatMap((record) => (record.kind === 'step' ? [record.losses[0] ?? Number.NaN] : []));
    const first = losses[0] ?? Number.NaN;
    const last = losses.at(-1) ?? Number.NaN;
    return {
      expectation,
      holds: run.status === 'finished' && last <= first * learnedShare,
      found: `loss ${formatMeasure(first)} to ${formatMeasure(last)} in ${String(losses.length)} steps`,
    };
  });
}

function weightsDigest(directory: RunDirectory): string | undefined {
  const newest = listCheckpoints(directory)[0];
  return newest === undefined ? undefined : readManifest(directory, newest.name).parts['weights.safetensors'].sha256;
}
