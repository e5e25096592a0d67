import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { leaveFigures, setting } from './figures';
import { newTraining } from './jobs';
import { start } from './run-trainer';
import { memoryScript } from './trainer-bundle';

const steps = setting('NEUROZOO_MEMORY_STEPS', 2000);

/** What the trainer prints after each hundred writes; `held` are bytes on the heap and in buffers that something holds. */
const lineSchema = v.object({ tensors: v.number(), rss: v.number(), held: v.number() });

test(`${String(steps)} steps leave no tensor behind and take no more memory`, async () => {
  const run = newTraining('mlp', { recipe: { length: { unit: 'steps', count: steps } }, checkpoint: { everyEpochs: 1_000_000 } });
  const { ended } = await start(run, {}, memoryScript);
  await ended;
  const lines = readFileSync(join(run.path, 'trainer.log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.parse(lineSchema, JSON.parse(line)));
  const settled = lines.slice(Math.floor(lines.length / 4));
  const [first] = settled;
  const last = settled.at(-1);
  if (first === undefined || last === undefined) {
    throw new Error('The trainer has printed nothing.');
  }
  leaveFigures('memory', {
    steps,
    tensors: last.tensors,
    rssMb: Math.round(last.rss / 2 ** 20),
    heldMb: Math.round(last.held / 2 ** 20),
    heldMbMore: (last.held - first.held) / 2 ** 20,
  });
  expect(first.tensors).toBeGreaterThan(0);
  expect(new Set(settled.map(({ tensors }) => tensors))).toEqual(new Set([first.tensors]));
  expect(last.held - first.held).toBeLessThan(2 ** 20);
});
