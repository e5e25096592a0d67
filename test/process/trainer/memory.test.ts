import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leaveFigures, setting } from './figures';
import { newTraining } from './jobs';
import { start } from './run-trainer';
import { memoryScript } from './trainer-bundle';

const steps = setting('NEUROZOO_MEMORY_STEPS', 2000);

/** What the trainer prints after each hundred steps. */
interface MemoryLine {
  readonly tensors: number;
  readonly rss: number;
  readonly arrayBuffers: number;
}

test(`${String(steps)} steps leave no tensor behind and take no more memory`, async () => {
  const run = newTraining('mlp', { recipe: { length: { unit: 'steps', count: steps } }, checkpoint: { everyEpochs: 1_000_000 } });
  const { ended } = await start(run, {}, memoryScript);
  await ended;
  const lines = readFileSync(join(run.path, 'trainer.log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): MemoryLine => JSON.parse(line));
  const settled = lines.slice(Math.floor(lines.length / 2));
  const [first] = settled;
  const last = settled.at(-1);
  expect(lines.length).toBeGreaterThan(10);
  expect(new Set(settled.map(({ tensors }) => tensors)).size).toBe(1);
  const grownMb = ((last?.rss ?? 0) - (first?.rss ?? 0)) / 2 ** 20;
  const grownPer1000 = grownMb / ((settled.length * 100) / 1000);
  leaveFigures('memory', {
    steps,
    tensors: last?.tensors ?? 0,
    rssMb: Math.round((last?.rss ?? 0) / 2 ** 20),
    grownMbPer1000Steps: grownPer1000,
  });
  // The collector decides when memory goes back; a leak of one activation a step would be ten times as much.
  expect(grownPer1000).toBeLessThan(8);
});
