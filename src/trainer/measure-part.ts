import { addToMetric, emptyMetric, finishMetric, type MetricTotal } from '#engine/metrics/finish-metric';
import { lossFetch, reportFetch } from '#engine/training-programs';
import type { PartName } from '#data/dataset';
import { lossNames, namedLosses } from '#model/curve-names';
import type { PreparedTraining } from './prepared-training';
import type { ProgramShelf } from './program-shelf';
import { feedsFor } from './training-inputs';

/** Values by curve name. */
export type MetricTable = Readonly<Record<string, number>>;

/** Samples that are measured at once. */
const measureBatch = 250;

/**
 * The training part is measured on so many samples at most, spread evenly and without augmentation: enough to see overfitting, cheap enough for every epoch.
 */
export const mostTrainingSamples = 2000;

/** The losses and reports over a part of the data, with layers as at inference; empty where the part has no samples. */
export async function measurePart(prepared: PreparedTraining, shelf: ProgramShelf, part: PartName): Promise<MetricTable> {
  const { recipe, dataset } = prepared;
  const samples = measuredSamples(part, dataset.counts[part]);
  if (samples.length === 0) {
    return {};
  }
  const losses = new Array<number>(recipe.objectives.length).fill(0);
  const totals = new Map<string, MetricTotal>();
  for (let start = 0; start < samples.length; start += measureBatch) {
    const chosen = samples.subarray(start, start + measureBatch);
    const program = await shelf.get(`evaluate/${String(chosen.length)}`, () => prepared.programs.evaluate(chosen.length));
    const feeds = feedsFor(program.program, dataset.batch(part, chosen), { step: 0, progress: 1, rates: [] });
    const fetched = await prepared.session.run(program, feeds);
    for (const index of losses.keys()) {
      losses[index] = (losses[index] ?? 0) + (fetched[lossFetch(index)]?.data[0] ?? Number.NaN) * chosen.length;
    }
    for (const { name, metric } of recipe.reports) {
      const sums = fetched[reportFetch(name)];
      if (sums !== undefined) {
        totals.set(name, addToMetric(metric, totals.get(name) ?? emptyMetric, sums));
      }
    }
  }
  const reports = recipe.reports.map(({ name, metric }) => [name, finishMetric(metric, totals.get(name) ?? emptyMetric)] as const);
  return {
    ...namedLosses(
      lossNames(recipe.objectives),
      losses.map((sum) => sum / samples.length),
    ),
    ...Object.fromEntries(reports),
  };
}

/** All samples of validation and test, an even choice of the training part. */
function measuredSamples(part: PartName, count: number): Int32Array {
  const taken = part === 'train' ? Math.min(count, mostTrainingSamples) : count;
  return Int32Array.from({ length: taken }, (_, index) => Math.floor((index * count) / taken));
}
