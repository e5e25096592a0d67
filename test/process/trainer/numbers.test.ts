import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { loadCheckpoint } from '#store/checkpoint';
import { listCheckpoints, readBest } from '#store/checkpoint-folder';
import { readEvents } from '#store/event-log';
import { readMetrics } from '#store/metric-log';
import { readRun, type RunDirectory } from '#store/run-directory';
import { uninterrupted } from './kill-loop';
import { newTraining, type JobName } from './jobs';
import { resume, trainToTheEnd } from './run-trainer';
import { resultOf } from './training-result';

async function trained(job: JobName): Promise<RunDirectory> {
  const run = newTraining(job);
  await trainToTheEnd(run);
  return run;
}

function hasOnlyFiniteWeights(run: RunDirectory): boolean {
  return Object.values(loadCheckpoint(run, 'newest').weights).every(({ data }) => data.every(Number.isFinite));
}

describe('numbers that stop being finite', () => {
  test('in a loss end the training at that step; the checkpoint before is good, and the curve says so', async () => {
    const run = await trained('exploding');
    const last = readMetrics(run).records.at(-1);
    const step = last?.step ?? 0;
    expect(last?.kind === 'step' && last.losses[0]).toSatisfy((loss: unknown) => typeof loss === 'number' && !Number.isFinite(loss));
    const { status, error } = readRun(run);
    expect([status, error?.code]).toEqual(['failed', 'ZOO3040']);
    expect(error?.message).toContain(`at step ${String(step)}, epoch 3`);
    const nan = readEvents(run).events.find((event) => event.kind === 'nan');
    expect(nan).toMatchObject({ where: 'loss.0', step });
    expect(nan?.samples).toHaveLength(128);
    expect(listCheckpoints(run)[0]?.step).toBeLessThan(step);
    expect(hasOnlyFiniteWeights(run)).toBe(true);
  });

  test('in a weight while the loss is finite are found before they are saved', async () => {
    const run = await trained('poisoned');
    const { status, error } = readRun(run);
    expect([status, error?.code]).toEqual(['failed', 'ZOO3041']);
    expect(error?.message).toMatch(/^Mlp\/.* after step 3\.$/);
    const nan = readEvents(run).events.find((event) => event.kind === 'nan');
    expect(nan?.step).toBe(3);
    expect(error?.message.startsWith(nan?.where ?? '?')).toBe(true);
    expect(readMetrics(run).records.filter(({ kind }) => kind === 'step')).toSatisfy((records: readonly { losses: number[] }[]) =>
      records.every(({ losses }) => losses.every(Number.isFinite)),
    );
    expect(listCheckpoints(run)[0]?.step).toBeLessThan(3);
    expect(hasOnlyFiniteWeights(run)).toBe(true);
    // What failed at a step fails there again.
    await (
      await resume(run).catch(() => undefined)
    )?.ended;
    expect(readRun(run)).toMatchObject({ status: 'failed', attempts: 2, error: { code: 'ZOO3041' } });
  });
});

describe('the best', () => {
  test('ends a training early when it is not bettered, and is what is tested', async () => {
    const run = await trained('early');
    const losses = readMetrics(run).records.flatMap((record) => (record.kind === 'epoch' ? [record.val['loss'] ?? Number.NaN] : []));
    const bestEpoch = losses.indexOf(Math.min(...losses)) + 1;
    expect(losses).toHaveLength(bestEpoch + 2);
    const { best, test: tested } = readRun(run);
    expect(best).toEqual({ metric: 'val.loss', value: Math.min(...losses), epoch: bestEpoch, step: bestEpoch * 16 });
    expect(readBest(run)).toMatchObject({ epoch: bestEpoch, step: bestEpoch * 16 });
    expect(readEvents(run).events.find(({ kind }) => kind === 'stop')).toMatchObject({ reason: 'earlyStop' });
    // As long as the best epoch and no longer, a training ends with just the weights that were tested.
    const short = newTraining('early', { recipe: { length: { unit: 'epochs', count: bestEpoch } } });
    await trainToTheEnd(short);
    expect(readRun(short).test).toEqual(tested);
  });

  test('is kept though newer checkpoints push older ones out', async () => {
    const run = await trained('mlp');
    const losses = readMetrics(run).records.flatMap((record) => (record.kind === 'epoch' ? [record.val['loss'] ?? Number.NaN] : []));
    expect(readBest(run)).toMatchObject({ value: Math.min(...losses), metric: 'val.loss' });
    expect(loadCheckpoint(run, 'best').origin.epoch).toBe(losses.indexOf(Math.min(...losses)) + 1);
  });
});

describe('the same seed', () => {
  test.each<JobName>(['mlp', 'cnn', 'duel'])('gives the same bits on a busy machine: %s', async (job) => {
    const quiet = await uninterrupted(job);
    const load = Array.from({ length: availableParallelism() }, () => new Worker('for (;;);', { eval: true }));
    try {
      expect(await uninterrupted(job)).toEqual(quiet);
    } finally {
      await Promise.all(load.map((worker) => worker.terminate()));
    }
  });

  test('is what decides: another one gives another result', async () => {
    const run = newTraining('mlp', { recipe: { seed: 4 } });
    await trainToTheEnd(run);
    expect(resultOf(run).parts).not.toEqual((await uninterrupted('mlp')).parts);
  });
});
