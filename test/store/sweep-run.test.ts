import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRun } from '#store/run-directory';
import { sweepRun } from '#store/sweep-run';
import { createStore, newRun } from './sample-run';

test('what dead processes left unfinished in a run is swept; what a living one is about to finish is not', () => {
  const run = createRun(createStore(), newRun());
  const before = readdirSync(run.path);
  for (const name of ['.tmp-41-aa-run.json', '.tmp-42-bb-lock', '.tmp-note']) {
    writeFileSync(join(run.path, name), '');
  }
  sweepRun(run, { host: 'here', bootId: null, startTime: (pid) => (pid === 42 ? '1' : undefined) });
  expect(readdirSync(run.path).sort()).toEqual([...before, '.tmp-42-bb-lock', '.tmp-note'].sort());
});
