import { describe, expect, test } from 'vitest';
import { createEvaluationDesk, type EvaluationDesk, type EvaluationStart } from '#host/pages/evaluation-desk';
import type { Evaluation } from '#protocol/evaluation';
import type { EvaluationToPage } from '#protocol/pages/evaluation-page';
import { saveCheckpoint } from '#store/checkpoint';
import { readEvaluation } from '#store/evaluation-file';
import type { RunDirectory } from '#store/run-directory';
import { readRow } from '#store/run-list';
import { sampleRun, snapshotAt } from '../../store/sample-run';
import { createFakeInspector, type FakeInspector } from './fake-inspector';

interface Opened {
  readonly run: RunDirectory;
  readonly desk: EvaluationDesk;
  readonly inspector: FakeInspector;
  readonly posted: EvaluationToPage[];
}

const start: EvaluationStart = { key: 'ws/a', part: null, checkpoint: 'best', measures: true };

function opened(changes: Partial<EvaluationStart> = {}, run = trainedRun()): Opened {
  const posted: EvaluationToPage[] = [];
  const inspector = createFakeInspector();
  const doors = {
    row: () => readRow(run),
    inspector,
    post: (message: EvaluationToPage) => posted.push(message),
    chooseFile: () => Promise.resolve(undefined),
    warn: () => undefined,
    now: () => '2026-11-24T08:00:00.000Z',
  };
  return { run, desk: createEvaluationDesk(doors, { ...start, ...changes }), inspector, posted };
}

function trainedRun(): RunDirectory {
  const run = sampleRun();
  saveCheckpoint(run, snapshotAt(20), { savedAt: '2026-11-24T08:00:00.000Z', keep: 2, best: { metric: 'val.loss', value: 1 } });
  return run;
}

function evaluationOf(step: number, part: Evaluation['part'] = 'test'): Evaluation {
  const judgement = null;
  return {
    version: 1,
    kind: 'evaluate',
    part,
    samples: 3,
    step,
    epoch: 2,
    values: { loss: 0.5 },
    confusion: null,
    classNames: [],
    judgement,
  };
}

function kinds(posted: readonly EvaluationToPage[]): string[] {
  return posted.map(({ kind }) => kind);
}

describe('an evaluation that is asked for', () => {
  test('is measured once, kept in the folder of the run, and there at once the next time', async () => {
    const { run, desk, inspector, posted } = opened();
    const shown = desk.onDidShow();
    inspector.asked[0]?.tell({ version: 1, kind: 'progress', stage: 'classifying', done: 1, total: 3 });
    inspector.asked[0]?.answer(evaluationOf(20));
    await shown;
    expect(inspector.asked[0]?.inspection).toMatchObject({ kind: 'evaluate', runDirectory: run.path, checkpoint: 20, part: 'test' });
    expect(kinds(posted)).toEqual(['run', 'progress', 'progress', 'evaluation']);
    expect(readEvaluation(run, { checkpoint: 'step-20', part: 'test' })?.evaluation).toEqual(evaluationOf(20));
    const again = opened({}, run);
    await again.desk.onDidShow();
    expect([kinds(again.posted), again.inspector.asked.length]).toEqual([['run', 'evaluation'], 0]);
  });

  test('is measured by a fresh process when it is asked for again', async () => {
    const { desk, inspector, posted } = opened();
    const first = desk.onDidShow();
    inspector.asked[0]?.answer(evaluationOf(20));
    await first;
    const second = desk.onMessage({ kind: 'measure', part: 'test', checkpoint: 'best', again: true });
    inspector.asked[1]?.answer(evaluationOf(20));
    await second;
    expect(inspector.interruptions).toBe(1);
    expect(kinds(posted).filter((kind) => kind === 'evaluation')).toHaveLength(2);
  });

  test('of a part gives way to that of another part, and only the last one is shown', async () => {
    const { desk, inspector, posted } = opened();
    const first = desk.onDidShow();
    const second = desk.onMessage({ kind: 'measure', part: 'val', checkpoint: 'last', again: false });
    inspector.asked[1]?.answer(evaluationOf(20, 'val'));
    await Promise.all([first, second]);
    expect(posted.filter(({ kind }) => kind === 'evaluation')).toMatchObject([{ part: 'val', checkpoint: 'last' }]);
  });

  test('is given up when the person says so, which is no failure', async () => {
    const { desk, inspector, posted } = opened();
    const shown = desk.onDidShow();
    await desk.onMessage({ kind: 'interrupt' });
    await shown;
    expect([inspector.interruptions, kinds(posted).at(-1)]).toEqual([1, 'unmeasured']);
  });

  test('that fails rejects with the reason, and the page may ask again', async () => {
    const { desk, inspector, posted } = opened();
    const shown = desk.onDidShow();
    inspector.asked[0]?.fail(new Error('The data are gone.'));
    await expect(shown).rejects.toThrow('The data are gone.');
    expect(kinds(posted).at(-1)).toBe('unmeasured');
  });

  test('is not kept under a checkpoint that could not be read', async () => {
    const { run, desk, inspector } = opened();
    const shown = desk.onDidShow();
    inspector.asked[0]?.answer(evaluationOf(10));
    await shown;
    expect(readEvaluation(run, { checkpoint: 'step-20', part: 'test' })).toBeUndefined();
  });
});

test('a page that the editor brings back starts nothing', async () => {
  const { desk, inspector, posted } = opened({ measures: false, part: 'val' });
  await desk.onDidShow();
  expect([kinds(posted), inspector.asked.length]).toEqual([['run', 'unmeasured'], 0]);
});

test('samples are asked for with the weights of the step, and come back under their number', async () => {
  const { desk, inspector, posted } = opened({ measures: false });
  const looked = desk.onMessage({ kind: 'look', request: 7, part: 'val', step: 20, indices: [4, 2] });
  inspector.asked[0]?.answer({ version: 1, kind: 'samples', samples: [] });
  await looked;
  expect(inspector.asked[0]?.inspection).toMatchObject({ of: { kind: 'run', checkpoint: 20 }, part: 'val', indices: [4, 2], draw: null });
  expect(posted).toMatchObject([{ kind: 'samples', request: 7 }]);
});

test('a file that is dropped is predicted, and choosing none ends the wish', async () => {
  const { desk, inspector, posted } = opened({ measures: false });
  const predicted = desk.onMessage({ kind: 'predict', checkpoint: 'best', name: 'a.png', base64: 'AAAA' });
  await Promise.resolve();
  expect(inspector.asked[0]?.inspection).toMatchObject({ inputs: [{ kind: 'bytes', name: 'a.png', base64: 'AAAA' }] });
  inspector.asked[0]?.answer({ version: 1, kind: 'predict', network: 'Net', step: 20, predictions: [] });
  await predicted;
  await desk.onMessage({ kind: 'chooseFile', checkpoint: 'best' });
  expect(kinds(posted)).toEqual(['prediction', 'noPrediction']);
});

test('closing the page ends the process, and nobody is told', async () => {
  const { desk, inspector } = opened({ measures: false });
  const looked = desk.onMessage({ kind: 'look', request: 1, part: 'val', step: 20, indices: [4] });
  desk.dispose();
  await expect(looked).resolves.toBeUndefined();
  expect(inspector.isDisposed).toBe(true);
});
