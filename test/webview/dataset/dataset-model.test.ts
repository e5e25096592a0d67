import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DatasetReport } from '#protocol/dataset-report';
import type { DatasetToHost } from '#protocol/pages/dataset-page';
import { createDatasetModel, type DatasetModel } from '#webview/dataset/dataset-model';
import { answerText, pictures, points } from './reports';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function opened(report: DatasetReport, kept?: unknown): { readonly model: DatasetModel; readonly posted: DatasetToHost[] } {
  const posted: DatasetToHost[] = [];
  const model = createDatasetModel({ post: (message) => posted.push(message), kept, keep: () => undefined });
  model.take({ kind: 'dataset', uri: 'file:///a.zoo', name: report.name, file: 'a.zoo' });
  model.take({ kind: 'report', text: JSON.stringify(report) });
  return { model, posted };
}

function lookedFor(posted: readonly DatasetToHost[]) {
  vi.runAllTimers();
  return posted.filter((message) => message.kind === 'look');
}

describe('samples', () => {
  test('are asked for as they come on the screen, each once', () => {
    const { model, posted } = opened(pictures);
    model.look([0, 1]);
    model.look([0, 1, 2]);
    expect(lookedFor(posted)).toEqual([{ kind: 'look', request: 1, part: 'train', indices: [0, 1, 2], draw: 1 }]);
    model.take({ kind: 'samples', request: 1, text: answerText(pictures, [0, 1, 2], 1) });
    model.look([1, 2, 3]);
    expect(lookedFor(posted).at(-1)).toMatchObject({ request: 2, indices: [3] });
  });

  test('are asked for at most 64 at once, and the others when those have come', () => {
    const { model, posted } = opened(pictures);
    const all = Array.from({ length: 100 }, (_, index) => index);
    model.look(all);
    expect(lookedFor(posted).map(({ indices }) => indices.length)).toEqual([64]);
    model.take({ kind: 'samples', request: 1, text: answerText(pictures, all.slice(0, 64), 1) });
    expect(lookedFor(posted).map(({ indices }) => indices.length)).toEqual([64, 36]);
  });

  test('are drawn again for the next epoch, and those of the last are forgotten', () => {
    const { model, posted } = opened(pictures);
    model.look([5]);
    lookedFor(posted);
    model.drawAgain();
    model.take({ kind: 'samples', request: 1, text: answerText(pictures, [5], 1) });
    expect(model.views.value.size).toBe(0);
    expect(lookedFor(posted).at(-1)).toMatchObject({ request: 2, indices: [5], draw: 2 });
    model.take({ kind: 'samples', request: 2, text: answerText(pictures, [5], 2) });
    expect(model.views.value.has(5)).toBe(true);
  });

  test('of other parts are never drawn, and nothing is where nothing changes', () => {
    const { model, posted } = opened(pictures);
    model.choose({ part: 'test' });
    model.look([0]);
    expect(lookedFor(posted).at(-1)).toMatchObject({ part: 'test', draw: null });
    expect(opened(points).model.draw.value).toBeNull();
  });
});

test('a filter that was kept holds where the data still have the class', () => {
  expect(opened(pictures, { part: 'test', classIndex: 1 }).model.filter.value).toEqual({ part: 'test', classIndex: 1 });
  expect(opened(pictures, { part: 'val', classIndex: 99 }).model.filter.value).toEqual({ part: 'train', classIndex: null });
  expect(opened(pictures, 'garbage').model.filter.value).toEqual({ part: 'train', classIndex: null });
});

test('data that are missing are looked for again', () => {
  const { model, posted } = opened(pictures);
  model.take({ kind: 'missing', message: 'There is no folder x.', hint: null });
  expect(model.missing.value?.message).toBe('There is no folder x.');
  model.read();
  expect([model.missing.value, model.report.value, posted.at(-1)]).toEqual([undefined, undefined, { kind: 'read' }]);
});
