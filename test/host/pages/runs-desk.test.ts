import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RunsToHost, RunsToPage } from '#protocol/pages/runs-page';
import { createComparisonDesk } from '#host/pages/comparison-desk';
import type { DeskRow } from '#host/pages/run-line';
import { createRunsDesk, type RunsDesk, type RunsDoors } from '#host/pages/runs-desk';
import { readLabels } from '#store/label-log';
import { acquireLock } from '#store/lock';
import { createNonce, createRun, runOf, type RunStore } from '#store/run-directory';
import { listRuns } from '#store/run-list';
import { createStore, newRun } from '../../store/sample-run';

interface Opened {
  readonly store: RunStore;
  readonly desk: RunsDesk;
  readonly doors: RunsDoors;
  readonly posted: RunsToPage[];
  readonly opened: string[];
  readonly changed: () => void;
}

const living: RunsDesk[] = [];

afterEach(() => {
  for (const desk of living.splice(0)) desk.dispose();
  vi.useRealTimers();
});

/** A desk over the runs of a folder, of which every row is read anew each time. */
function openDesk(trainings: readonly string[], compared?: readonly string[]): Opened {
  const store = createStore();
  for (const training of trainings) createRun(store, newRun(training));
  const posted: RunsToPage[] = [];
  const opened: string[] = [];
  const listeners = new Set<() => void>();
  const folder = { name: 'ws', uri: { fsPath: store.root.replace(/[/\\]\.neurozoo[/\\]runs$/, '') } };
  const rows = (): readonly DeskRow[] => listRuns(store).map((row) => ({ key: `ws/${row.directory.id}`, row, folder }));
  const doors: RunsDoors = {
    runs: {
      rows,
      find: (key) => rows().find((row) => row.key === key),
      refresh: () => undefined,
      onDidChange: (listener) => {
        const listen = (): void => {
          listener();
        };
        listeners.add(listen);
        return { dispose: () => listeners.delete(listen) };
      },
    },
    post: (message) => posted.push(message),
    openCurves: (keys) => opened.push(`curves ${keys.join(' ')}`),
    openComparison: (keys) => opened.push(`comparison ${keys.join(' ')}`),
    begin: () => opened.push('begin'),
  };
  const table = createRunsDesk(doors);
  const desk = compared === undefined ? table : createComparisonDesk(doors, compared, table);
  living.push(desk);
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  return { store, desk, doors, posted, opened, changed };
}

const [first, second] = ['ws/2026-11-24-a-1', 'ws/2026-11-24-b-1'];

describe('the table of runs', () => {
  test('is told all rows when it is shown, and later only what changed', () => {
    vi.useFakeTimers();
    const { store, desk, posted, changed } = openDesk(['a', 'b']);
    desk.onDidShow();
    createRun(store, newRun('c'));
    changed();
    changed();
    vi.runAllTimers();
    const lines = posted.filter((message) => message.kind === 'lines');
    expect(lines.map(({ reset }) => reset)).toEqual([true, false]);
    expect(lines[0]?.lines.map(({ key }) => key)).toEqual([second, first]);
    expect(lines[1]?.lines.map(({ key }) => key)).toContain('ws/2026-11-24-c-1');
  });

  test.each<[RunsToHost, object]>([
    [{ kind: 'rename', key: first, title: ' Best\nso far ' }, { title: 'Best so far' }],
    [{ kind: 'rename', key: first, title: '  ' }, { title: null }],
    [{ kind: 'tag', keys: [first], tag: '<b>' }, { tags: ['<b>'] }],
    [{ kind: 'note', key: first, note: 'to keep' }, { note: 'to keep' }],
    [{ kind: 'note', key: first, note: '' }, { note: '' }],
    [{ kind: 'untag', keys: [first], tag: 'none' }, { tags: [] }],
  ])('does %j', (message, labels) => {
    const { store, desk } = openDesk(['a']);
    desk.onMessage(message);
    expect(readLabels(runOf(store, '2026-11-24-a-1'))).toMatchObject(labels);
  });

  test('deletes runs and brings them back', () => {
    const { store, desk, posted } = openDesk(['a', 'b']);
    desk.onMessage({ kind: 'delete', keys: [first, second] });
    expect(listRuns(store)).toEqual([]);
    expect(posted.at(-1)).toEqual({ kind: 'deleted', deletion: 0, names: ['2026-11-24-a-1', '2026-11-24-b-1'] });
    desk.onMessage({ kind: 'restore', deletion: 0 });
    expect([listRuns(store).length, posted.at(-1)]).toEqual([2, { kind: 'restored', deletion: 0 }]);
  });

  test('tells what it has deleted before a run that trains stopped it', () => {
    const { store, desk, posted } = openDesk(['a', 'b']);
    const lock = acquireLock(runOf(store, '2026-11-24-b-1'), createNonce());
    expect(() => {
      desk.onMessage({ kind: 'delete', keys: [first, second] });
    }).toThrow('is training');
    expect(posted).toEqual([{ kind: 'deleted', deletion: 0, names: ['2026-11-24-a-1'] }]);
    lock.dispose();
  });

  test('refuses keys that are no runs of the folder', () => {
    const { desk } = openDesk(['a']);
    for (const key of ['ws/../../etc', 'ws/none', '', first.slice(3)]) {
      expect(() => {
        desk.onMessage({ kind: 'pin', key, pinned: true });
      }).toThrow('There is no run');
    }
    desk.onMessage({ kind: 'restore', deletion: 7 });
  });

  test('reads what is looked at and nothing else', async () => {
    const { desk, posted } = openDesk(['a', 'b']);
    desk.onDidShow();
    desk.onMessage({ kind: 'look', keys: [first, 'ws/none'] });
    await vi.waitFor(() => {
      const told = posted.flatMap((message) => (message.kind === 'digests' ? message.digests.map(({ key }) => key) : []));
      expect(told).toEqual([first]);
    });
  });

  test('opens curves, comparisons and the first step elsewhere', () => {
    const { desk, opened } = openDesk([]);
    desk.onMessage({ kind: 'openCurves', keys: [first] });
    desk.onMessage({ kind: 'compare', keys: [first, second] });
    desk.onMessage({ kind: 'begin' });
    expect(opened).toEqual([`curves ${first}`, `comparison ${first} ${second}`, 'begin']);
  });

  test('marks of several pinned runs of a training the latest', () => {
    const { store, desk, posted } = openDesk(['a', 'a', 'b']);
    for (const id of ['2026-11-24-a-2', '2026-11-24-a-1', '2026-11-24-b-1']) desk.onMessage({ kind: 'pin', key: `ws/${id}`, pinned: true });
    desk.onDidShow();
    const lines = posted.flatMap((message) => (message.kind === 'lines' ? message.lines : []));
    const baselines = lines.filter(({ isBaseline }) => isBaseline).map(({ id }) => id);
    const pinnedAt = (id: string): string => readLabels(runOf(store, id)).pinnedAt ?? '';
    const latest = pinnedAt('2026-11-24-a-1') > pinnedAt('2026-11-24-a-2') ? '2026-11-24-a-1' : '2026-11-24-a-2';
    expect(baselines.sort()).toEqual([latest, '2026-11-24-b-1'].sort());
  });
});

describe('a comparison', () => {
  test('is told when it is shown, without runs that are gone', async () => {
    const { desk, posted } = openDesk(['a', 'b'], [first, 'ws/gone', second]);
    desk.onDidShow();
    await vi.waitFor(() => {
      expect(posted.map(({ kind }) => kind)).toEqual(['view', 'comparison']);
    });
    const told = posted.at(-1);
    expect(told?.kind === 'comparison' && told.comparison.runs.map(({ key }) => key)).toEqual([first, second]);
  });
});
