import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { leaveFigures, quantile, setting } from './figures';
import { newTraining } from './jobs';
import { start } from './run-trainer';
import { memoryScript } from './trainer-bundle';

const steps = setting('NEUROZOO_MEMORY_STEPS', 1200);

/** What the trainer prints after each fifty writes; `held` are bytes on the heap and in buffers that something holds. */
const lineSchema = v.object({ tensors: v.number(), rss: v.number(), held: v.number() });
const stepsALine = 50;

/** Bytes a step that count as no leak. What is left of the compiler's own growth is 10 to 20, also while other work loads the machine. */
const noise = 200;

/** What a training gains while it runs, by step. */
interface Growth {
  readonly tensors: number;
  readonly heldBytes: number;
  readonly rssMb: number;
}

async function growthOf(count: number, leak = 'nothing'): Promise<Growth> {
  const run = newTraining('mlp', { recipe: { length: { unit: 'steps', count } }, checkpoint: { everyEpochs: 1_000_000 } });
  writeFileSync(join(run.path, 'leak'), leak);
  const { ended } = await start(run, {}, memoryScript);
  await ended;
  const lines = readFileSync(join(run.path, 'trainer.log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.parse(lineSchema, JSON.parse(line)));
  const settled = lines.slice(Math.floor(lines.length / 4));
  expect(settled.length).toBeGreaterThanOrEqual(8);
  expect(Math.min(...settled.map(({ tensors }) => tensors))).toBeGreaterThan(0);
  return {
    tensors: slope(settled.map(({ tensors }) => tensors)) / stepsALine,
    heldBytes: slope(settled.map(({ held }) => held)) / stepsALine,
    rssMb: Math.round((settled.at(-1)?.rss ?? 0) / 2 ** 20),
  };
}

/** The median of the slopes between all pairs (Theil, Sen): a quarter of the values may be anything without moving it far. */
function slope(values: readonly number[]): number {
  const slopes = values.flatMap((value, index) => values.slice(0, index).map((before, at) => (value - before) / (index - at)));
  return quantile(slopes, 0.5);
}

test(`${String(steps)} steps leave no tensor behind and take no more memory`, async () => {
  const growth = await growthOf(steps);
  leaveFigures('memory', { steps, ...growth });
  expect(growth.tensors).toBe(0);
  expect(growth.heldBytes).toBeLessThan(noise);
});

test('a loss of 600 bytes a step would be seen', async () => {
  const { tensors, heldBytes } = await growthOf(600, 'bytes');
  expect(tensors).toBe(0);
  expect(heldBytes).toBeGreaterThan(2 * noise);
});

test('a loss of one tensor a step would be seen', async () => {
  const { tensors } = await growthOf(600, 'tensor');
  expect(tensors).toBe(1);
});
