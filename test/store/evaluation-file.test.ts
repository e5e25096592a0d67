import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeptEvaluation } from '#protocol/evaluation';
import { saveCheckpoint } from '#store/checkpoint';
import { checkpointLines, chosenLine, readEvaluation, writeEvaluation } from '#store/evaluation-file';
import { sampleRun, snapshotAt } from './sample-run';

const kept: KeptEvaluation = {
  version: 1,
  measuredAt: '2026-11-24T08:00:00.000Z',
  evaluation: {
    version: 1,
    kind: 'evaluate',
    part: 'test',
    samples: 3,
    step: 20,
    epoch: 2,
    values: { loss: Number.NaN },
    confusion: null,
    classNames: [],
    judgement: null,
  },
};
const name = { checkpoint: 'step-20', part: 'test' } as const;

function savedRun() {
  const run = sampleRun();
  for (const [step, best] of [
    [20, { metric: 'val.loss', value: 0.5 }],
    [30, null],
  ] as const) {
    saveCheckpoint(run, snapshotAt(step), { savedAt: '2026-11-24T08:00:00.000Z', keep: 2, best });
  }
  return run;
}

test('an evaluation comes back as it was kept, every number to the bit', () => {
  const run = sampleRun();
  expect(readEvaluation(run, name)).toBeUndefined();
  writeEvaluation(run, name, kept);
  expect(readEvaluation(run, name)).toEqual(kept);
  expect(readEvaluation(run, { ...name, part: 'val' })).toBeUndefined();
});

test('an evaluation that is damaged, or a link, is measured again', () => {
  const run = sampleRun();
  writeEvaluation(run, name, kept);
  const path = join(run.path, 'evaluation', 'step-20-test.json');
  writeFileSync(path, '{"version":1}');
  expect(readEvaluation(run, name)).toBeUndefined();
  symlinkSync(path, join(run.path, 'evaluation', 'step-20-val.json'));
  expect(readEvaluation(run, { ...name, part: 'val' })).toBeUndefined();
});

test('the best and the newest checkpoint are told apart, and a damaged one is no choice', () => {
  const run = savedRun();
  const lines = checkpointLines(run);
  expect(lines).toEqual([
    { name: 'step-30', step: 30, epoch: 3, isBest: false, isNewest: true },
    { name: 'step-20', step: 20, epoch: 2, isBest: true, isNewest: false },
  ]);
  expect((['best', 'last', 20, 40] as const).map((choice) => chosenLine(lines, choice)?.name)).toEqual([
    'step-20',
    'step-30',
    'step-20',
    undefined,
  ]);
  writeFileSync(join(run.path, 'checkpoints', 'step-30', 'manifest.json'), '{}');
  expect(checkpointLines(run).map(({ step, isNewest }) => [step, isNewest])).toEqual([[20, true]]);
});
