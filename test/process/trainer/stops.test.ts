import { beforeAll, describe, expect, test } from 'vitest';
import { sendControl } from '#session/send-control';
import { stopRun } from '#session/stop-run';
import { readEvents } from '#store/event-log';
import { readMetrics } from '#store/metric-log';
import { readRun, type RunDirectory } from '#store/run-directory';
import { createRandom } from '../../store/random';
import { leaveFigures, quantile, setting } from './figures';
import { newTraining } from './jobs';
import { eventOf, resume, start, stepOf, trainToTheEnd } from './run-trainer';
import { leftovers, resultOf, type TrainingResult } from './training-result';

const seed = setting('NEUROZOO_SEED', 20_261_124);
const stops = setting('NEUROZOO_STOPS', 5);
/** Long enough that no test comes too late. */
const steps = 480;
let reference: TrainingResult;

function longerTraining(): RunDirectory {
  return newTraining('mlp', { recipe: { length: { unit: 'steps', count: steps } } });
}

beforeAll(async () => {
  const run = longerTraining();
  await trainToTheEnd(run);
  reference = resultOf(run);
});

/** Stops a fresh run at a step, resumes it and lets it end. @returns milliseconds from asking for the end to the end of the process */
async function stopAndResume(
  step: number,
  ask: (run: RunDirectory, pid: number) => unknown,
): Promise<{ run: RunDirectory; stopMs: number }> {
  const run = longerTraining();
  const { pid, ended } = await start(run);
  await stepOf(run, step);
  const askedMs = performance.now();
  ask(run, pid);
  await ended;
  const stopMs = performance.now() - askedMs;
  const stopped = resultOf(run);
  expect(stopped).toMatchObject({ status: 'stopped', step: readMetrics(run).records.at(-1)?.step });
  const { events } = readEvents(run);
  expect(events.findLast(({ kind }) => kind === 'checkpoint')?.step).toBe(stopped.step);
  expect(events.at(-1)).toMatchObject({ kind: 'end', status: 'stopped' });
  expect(leftovers(run)).toEqual([]);
  const again = await resume(run);
  await again.ended;
  return { run, stopMs };
}

describe('a training that is stopped and resumed ends bit for bit like one that is not', () => {
  test(`by a signal at ${String(stops)} random steps (seed ${String(seed)})`, { timeout: 60_000 + stops * 10_000 }, async () => {
    const random = createRandom(seed);
    const stopMs: number[] = [];
    for (let number = 0; number < stops; number++) {
      const signal = number % 2 === 0 ? 'SIGTERM' : 'SIGINT';
      const outcome = await stopAndResume(random.below(300) + 1, (_run, pid) => process.kill(pid, signal));
      expect(resultOf(outcome.run)).toEqual(reference);
      stopMs.push(outcome.stopMs);
    }
    leaveFigures('stops', { seed, stops, stopMsMedian: Math.round(quantile(stopMs, 0.5)), stopMsMost: Math.round(Math.max(...stopMs)) });
    expect(Math.max(...stopMs)).toBeLessThan(5000);
  });

  test('by its control file', async () => {
    const asked: Promise<unknown>[] = [];
    const { run } = await stopAndResume(50, (training) => asked.push(stopRun(training)));
    expect(await Promise.all(asked)).toEqual(['obeyed']);
    expect(resultOf(run)).toEqual(reference);
  });

  test('while it pauses', async () => {
    const run = longerTraining();
    const { pid, ended } = await start(run);
    await stepOf(run, 20);
    sendControl(run, { kind: 'pause' });
    await eventOf(run, 'pause');
    process.kill(pid, 'SIGTERM');
    await ended;
    expect(readRun(run).status).toBe('stopped');
    const again = await resume(run);
    await again.ended;
    expect(resultOf(run)).toEqual(reference);
  });

  test('and a pause changes nothing', async () => {
    const run = longerTraining();
    const { ended } = await start(run);
    await stepOf(run, 20);
    sendControl(run, { kind: 'pause' });
    const { step } = await eventOf(run, 'pause');
    expect(readRun(run).status).toBe('paused');
    expect(readMetrics(run).records.at(-1)?.step).toBe(step);
    sendControl(run, { kind: 'resume' });
    await ended;
    expect(readEvents(run).events.filter(({ kind }) => kind === 'pause' || kind === 'continue')).toHaveLength(2);
    expect(resultOf(run)).toEqual(reference);
  });
});

describe('a trainer that runs', () => {
  test('ends without a checkpoint when the rest is to be discarded', async () => {
    const run = newTraining('long');
    const { ended } = await start(run);
    await stepOf(run, 40);
    expect(await stopRun(run, { discard: true })).toBe('obeyed');
    await ended;
    const { events } = readEvents(run);
    expect(events.slice(-2).map(({ kind }) => kind)).toEqual(['stop', 'end']);
    expect(readRun(run).status).toBe('stopped');
  });

  test('takes a rate, keeps it with a checkpoint, and trains with it also after it was killed', async () => {
    const run = newTraining('long');
    const { pid, ended } = await start(run);
    await stepOf(run, 5);
    sendControl(run, { kind: 'setRate', rate: 0.25, objective: null });
    const change = await eventOf(run, 'rateChange');
    await stepOf(run, change.step + 20);
    process.kill(pid, 'SIGKILL');
    await ended;
    await resume(run);
    const { step } = await eventOf(run, 'resume');
    await stepOf(run, step + 5);
    await stopRun(run);
    const rates = readMetrics(run).records.flatMap((record) => (record.kind === 'step' ? [[record.step, record.rates[0]] as const] : []));
    expect(rates.filter(([at, rate]) => rate !== (at <= change.step ? 0.001 : 0.25))).toEqual([]);
  });

  test('writes a checkpoint when it is asked for one', async () => {
    const run = newTraining('long', { checkpoint: { everyEpochs: 1_000_000 } });
    await start(run);
    await stepOf(run, 5);
    sendControl(run, { kind: 'checkpoint' });
    const { step } = await eventOf(run, 'checkpoint');
    expect(resultOf(run).step).toBe(step);
    await stopRun(run);
  });

  test('takes another length, and a resume takes another one still', async () => {
    const run = newTraining('long');
    const { ended } = await start(run);
    await stepOf(run, 1);
    sendControl(run, { kind: 'setEpochs', epochs: 6 });
    await ended;
    expect(readRun(run)).toMatchObject({ status: 'finished', progress: { epochs: 6, step: 96 } });
    const again = await resume(run, { epochs: 8 });
    await again.ended;
    expect(readRun(run)).toMatchObject({ status: 'finished', progress: { epochs: 8, step: 128 } });
    expect(readMetrics(run).records.filter(({ kind }) => kind === 'step')).toHaveLength(128);
  });
});
