import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunsToHost } from '#protocol/pages/runs-page';
import { createRunsModel, type RunsModel } from '#webview/runs/runs-model';
import { differingSettings, readPreferences, type RunsPreferences } from '#webview/runs/runs-preferences';
import { rowWindow, scrollToRow } from '#webview/runs/row-window';
import { sparkPath } from '#webview/runs/sparkline-path';
import { digestOf, entryOf, lineOf } from './run-lines';

interface Opened {
  readonly model: RunsModel;
  readonly posted: RunsToHost[];
  readonly kept: RunsPreferences[];
}

function openModel(kept?: unknown): Opened {
  const posted: RunsToHost[] = [];
  const states: RunsPreferences[] = [];
  const model = createRunsModel({ post: (message) => posted.push(message), keep: (state) => states.push(state), kept });
  return { model, posted, kept: states };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const three = ['a', 'b', 'c'].map((key, index) => lineOf(key, { createdAt: -index, last: { 'val.loss': index } }));

describe('the table', () => {
  test('keeps its rows in place while values change, and sorts again when asked to', () => {
    const { model } = openModel({ sort: { column: 'last:val.loss', descending: false } });
    model.take({ kind: 'lines', reset: true, lines: three, gone: [] });
    model.take({ kind: 'lines', reset: false, lines: [lineOf('a', { last: { 'val.loss': 9 } })], gone: [] });
    expect([model.order.value.join(''), model.isStale.value]).toEqual(['abc', true]);
    model.sortAgain();
    expect([model.order.value.join(''), model.isStale.value]).toEqual(['bca', false]);
  });

  test('goes on with the last filter that was understood', () => {
    const { model, kept } = openModel();
    model.take({ kind: 'lines', reset: true, lines: three, gone: [] });
    model.change({ filter: 'val.loss > 0' });
    model.change({ filter: 'val.loss > 0 val.loss <' });
    expect([model.order.value.join(''), model.filterProblem.value]).toEqual(['bc', 'After val.loss < a value is missing.']);
    expect(kept.at(-1)?.filter).toBe('val.loss > 0 val.loss <');
  });

  test('asks for the rows on the screen once they rest, and for all when they are sorted by what is read', () => {
    const { model, posted } = openModel();
    model.take({ kind: 'lines', reset: true, lines: three, gone: [] });
    model.look(['a']);
    model.look(['b']);
    vi.runAllTimers();
    model.change({ sort: { column: 'best:val.loss', descending: false } });
    vi.runAllTimers();
    expect(posted).toEqual([
      { kind: 'look', keys: ['b'] },
      { kind: 'look', keys: ['b', 'a', 'c'] },
    ]);
  });

  test('drops what is gone from rows and selection, and offers to bring it back', () => {
    const { model } = openModel();
    model.take({ kind: 'lines', reset: true, lines: three, gone: [] });
    model.selection.value = { chosen: new Set(['a', 'b']), active: 'b', anchor: 'b' };
    model.take({ kind: 'deleted', deletion: 0, names: ['b'] });
    model.take({ kind: 'lines', reset: false, lines: [], gone: ['b'] });
    expect([model.order.value.join(''), [...model.selection.value.chosen], model.undo.value?.names]).toEqual(['ac', ['a'], ['b']]);
    model.take({ kind: 'restored', deletion: 0 });
    expect(model.undo.value).toBeUndefined();
  });

  test('has columns by what the runs have until a person chooses some', () => {
    const { model } = openModel();
    model.take({ kind: 'lines', reset: true, lines: three, gone: [] });
    const before = model.columns.value;
    model.take({ kind: 'digests', digests: [digestOf('a')] });
    expect(model.columns.value).toBe(before);
    expect(before.map(({ id }) => id)).toEqual(expect.arrayContaining(['name', 'best:val.accuracy', 'test:accuracy', 'curve']));
    model.change({ columns: ['name', 'setting:batch.size'] });
    expect(model.columns.value.map(({ title }) => title)).toEqual(['name', 'batch size']);
  });
});

test.each([undefined, null, 7, 'x', [], { columns: 'all', sort: { column: 'nothing' }, filter: 3 }, { columns: [1, 'nothing'] }])(
  'a state %j of another version is read as far as it goes',
  (kept) => {
    const preferences = readPreferences(kept);
    expect([preferences.sort, preferences.filter, preferences.columns ?? []]).toEqual([{ column: 'age', descending: false }, '', []]);
  },
);

test('settings that differ are those of runs that have been read, without the seed', () => {
  const entries = [
    entryOf('a', {}, { settings: { 'batch.size': 32, seed: 1, decay: 0 } }),
    entryOf('b', {}, { settings: { 'batch.size': 64, seed: 2, decay: 0 } }),
    entryOf('c', {}, { settings: {}, recipe: '' }),
  ];
  expect(differingSettings(entries)).toEqual(['batch.size']);
});

test('of a long list only the rows around the screen are drawn', () => {
  expect(rowWindow(1_000, { top: 2_800, height: 560, rowHeight: 28 })).toEqual({ first: 92, end: 128 });
  expect(rowWindow(3, { top: 0, height: 560, rowHeight: 28 })).toEqual({ first: 0, end: 3 });
  expect(rowWindow(0, { top: 999, height: 560, rowHeight: 28 })).toEqual({ first: 0, end: 0 });
});

test.each([
  [0, 280, 0],
  [10, 280, 280],
  [12, 280, 280],
  [40, 280, 588],
])('row %d is brought onto the screen at %d by scrolling to %d', (row, top, to) => {
  expect(scrollToRow(row, { top, height: 560, rowHeight: 28 })).toBe(to);
});

test.each([
  [[], ''],
  [[0.5], 'M1 10.0H91'],
  [[0, 1], 'M1.0 18.0L91.0 2.0'],
  [[0, null, 1, 1], 'M1.0 18.0M61.0 2.0L91.0 2.0'],
])('the values %j are drawn as %j', (values, path) => {
  expect(sparkPath(values)).toBe(path);
});
