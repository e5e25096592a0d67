import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { fieldsOfSource } from '#data/fields-of-source';
import { analyze } from '#language/analyze';
import { attachRun } from '#session/attach-run';
import { createTrainingRun } from '#session/create-training-run';
import { alwaysAllowed } from '#session/spawn-permission';
import { startTrainer } from '#session/start-trainer';
import { stopRun } from '#session/stop-run';
import { readEvents } from '#store/event-log';
import { MetricWriter, readMetrics } from '#store/metric-log';
import type { RunDirectory } from '#store/run-directory';

import { repositoryRoot } from './architecture';

/**
 * Measures what a training pays besides computing: the way to the first step, checkpoints and metrics as shares of the time of its steps, and the way
 * from asking for the end to the end of the process. Uses the bundles in `dist`, so build first: `npm run build`.
 */
const jobs = [
  { name: 'lenet', file: 'examples/lenet5.zoo', training: 'lenet', steps: 150 },
  { name: 'tiny', file: 'test/process/trainer/jobs/points.zoo', training: 'long', steps: 3000 },
  { name: 'tiny, keeps the best', file: 'test/process/trainer/jobs/points.zoo', training: 'mlp', steps: 3000 },
] as const;

for (const job of jobs) {
  await measure(job);
}

async function measure(job: (typeof jobs)[number]): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), 'neurozoo-bench-'));
  const run = createRun(job, workspace);
  const startedMs = performance.now();
  await startTrainer({ run, trainerScript: join(repositoryRoot, 'dist/trainer.js'), permission: alwaysAllowed });
  await stepOf(run, 1);
  const firstStepMs = performance.now() - startedMs;
  await stepOf(run, job.steps);
  const askedMs = performance.now();
  await stopRun(run);
  const stopMs = performance.now() - askedMs;
  const steps = readMetrics(run).records.filter((record) => record.kind === 'step');
  const seconds = (steps.at(-1)?.t ?? 0) - (steps[0]?.t ?? 0);
  const saves = readEvents(run).events.flatMap((event) => (event.kind === 'checkpoint' ? [event.ms] : []));
  const saveMs = saves.reduce((sum, ms) => sum + ms, 0);
  const appendMs = metricMs(run);
  process.stdout.write(
    `${job.name}: first step after ${firstStepMs.toFixed(0)} ms; ${steps.length} steps of ${((1000 * seconds) / steps.length).toFixed(2)} ms; ` +
      `${saves.length} checkpoints ${saveMs.toFixed(0)} ms, ${((saveMs / seconds) * 0.1).toFixed(2)} %; ` +
      `metrics ${(appendMs * 1000).toFixed(1)} µs a step, ${((appendMs * steps.length * 0.1) / seconds).toFixed(2)} %; end ${stopMs.toFixed(0)} ms\n`,
  );
  rmSync(workspace, { recursive: true });
}

function createRun(job: (typeof jobs)[number], workspace: string): RunDirectory {
  const path = join(repositoryRoot, job.file);
  const text = readFileSync(path, 'utf8');
  const folder = dirname(path);
  const { trainings } = analyze(text, { importText: () => undefined, fieldsOf: (source) => fieldsOfSource(source, folder) });
  const recipe = trainings.get(job.training);
  if (recipe === undefined) throw new Error(`${job.file} has no training ${job.training}.`);
  return createTrainingRun({
    workspace,
    folder,
    file: job.file,
    sources: [],
    recipe: { ...recipe, length: { unit: 'steps', count: 10 * job.steps } },
    title: null,
    permission: alwaysAllowed,
  });
}

function stepOf(run: RunDirectory, step: number): Promise<void> {
  return new Promise((resolve) => {
    const attachment = attachRun(run, {
      onDidRecord: (records) => {
        if (records.some((record) => record.kind === 'step' && record.step >= step)) {
          resolve();
          queueMicrotask(() => {
            attachment.dispose();
          });
        }
      },
    });
  });
}

/** Milliseconds that one record of a step takes. */
function metricMs(run: RunDirectory): number {
  const writer = new MetricWriter(run, 999_999, null);
  const rounds = 20_000;
  const startedMs = performance.now();
  for (let step = 1; step <= rounds; step++) {
    writer.write({ kind: 'step', step, epoch: 1, losses: [Math.random()], rates: [0.001], imagesPerSecond: Math.random(), t: step / 300 });
  }
  const tookMs = performance.now() - startedMs;
  writer.dispose();
  return tookMs / rounds;
}
