import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EvaluationToHost } from '#protocol/pages/evaluation-page';
import { createEvaluationModel, type EvaluationModel } from '#webview/evaluation/evaluation-model';
import { evaluationMessage, regression, runMessage, samplesText, threeClasses } from './evaluations';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function opened(kept?: unknown): { readonly model: EvaluationModel; readonly posted: EvaluationToHost[]; readonly states: object[] } {
  const posted: EvaluationToHost[] = [];
  const states: object[] = [];
  const model = createEvaluationModel({ post: (message) => posted.push(message), kept, keep: (state) => states.push(state) });
  model.take(runMessage);
  return { model, posted, states };
}

function looks(posted: readonly EvaluationToHost[]) {
  return posted.filter((message) => message.kind === 'look');
}

describe('an evaluation', () => {
  test('is shown with its largest confusion, whose samples are asked for', () => {
    const { model, posted } = opened();
    model.take(evaluationMessage(threeClasses));
    vi.runAllTimers();
    expect(model.cell.value).toEqual({ truth: 0, predicted: 1 });
    expect(looks(posted)).toEqual([{ kind: 'look', request: 1, part: 'test', step: 20, indices: [2] }]);
    model.take({ kind: 'samples', request: 1, text: samplesText([2]) });
    expect(model.samples.value).toMatchObject({ indices: [2], isWaiting: false });
    expect(model.samples.value.views).toHaveLength(1);
  });

  test('keeps the cell that was looked at, where the matrix still has it', () => {
    const { model } = opened({ key: 'ws/a', part: 'test', checkpoint: 'best', cell: { truth: 2, predicted: 1 } });
    model.take(evaluationMessage(threeClasses));
    expect(model.cell.value).toEqual({ truth: 2, predicted: 1 });
    const outside = opened({ key: 'ws/a', part: 'test', checkpoint: 'best', cell: { truth: 9, predicted: 1 } }).model;
    outside.take(evaluationMessage(threeClasses));
    expect(outside.cell.value).toEqual({ truth: 0, predicted: 1 });
  });

  test('without classes has no cell and asks for nothing', () => {
    const { model, posted } = opened();
    model.take(evaluationMessage(regression));
    vi.runAllTimers();
    expect([model.cell.value, posted]).toEqual([undefined, []]);
  });

  test('of another part is asked for when it is chosen, and remembered', () => {
    const { model, posted, states } = opened();
    model.take(evaluationMessage(threeClasses));
    model.choose({ part: 'train' });
    expect(posted.at(-1)).toEqual({ kind: 'measure', part: 'train', checkpoint: 'best', again: false });
    expect(model.shown.value).toBeUndefined();
    expect(states.at(-1)).toMatchObject({ key: 'ws/a', part: 'train', checkpoint: 'best' });
  });

  test('that cannot be read changes nothing', () => {
    const { model } = opened();
    model.take({ kind: 'evaluation', part: 'test', checkpoint: 'best', text: '{}' });
    expect(model.shown.value).toBeUndefined();
  });
});

test('only the cell where the arrow keys rest is asked for, and no sample twice', () => {
  const { model, posted } = opened();
  model.take(evaluationMessage(threeClasses));
  for (const predicted of [1, 0]) model.look({ truth: 0, predicted });
  vi.runAllTimers();
  expect(looks(posted).map(({ indices }) => indices)).toEqual([[1, 0]]);
  model.take({ kind: 'samples', request: 1, text: samplesText([1, 0]) });
  model.look({ truth: 0, predicted: 0 });
  vi.runAllTimers();
  expect(looks(posted)).toHaveLength(1);
});

test('samples of an older question are not shown', () => {
  const { model } = opened();
  model.take(evaluationMessage(threeClasses));
  vi.runAllTimers();
  model.look({ truth: 2, predicted: 2 });
  vi.runAllTimers();
  model.take({ kind: 'samples', request: 1, text: samplesText([2]) });
  expect(model.samples.value.views).toEqual([]);
});

test('a prediction is waited for until it comes or fails', () => {
  const { model, posted } = opened();
  model.predict('a.png', 'AAAA');
  expect([model.isPredicting.value, posted.at(-1)?.kind]).toEqual([true, 'predict']);
  model.take({ kind: 'noPrediction' });
  expect(model.isPredicting.value).toBe(false);
  model.chooseFile();
  model.take({ kind: 'prediction', text: '{"version":1,"kind":"predict","network":"Net","step":20,"predictions":[]}' });
  expect([model.isPredicting.value, model.prediction.value?.network]).toEqual([false, 'Net']);
});
