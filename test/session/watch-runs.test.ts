import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test, vi } from 'vitest';

import { watchRuns, type RunWatch } from '#session/watch-runs';
import { createRun, type RunDirectory, type RunStore } from '#store/run-directory';
import { deleteRun } from '#store/delete-run';
import { writeLabel } from '#store/label-log';
import { createStore, newRun } from '../store/sample-run';

/** A look every second finds what the system gave no notice of. */
const patience = { timeout: 15_000 };

interface Watched {
  readonly store: RunStore;
  readonly first: RunDirectory;
  readonly watch: RunWatch;
  readonly onDidChange: ReturnType<typeof vi.fn>;
}

/** A watch on a folder with one run, after its first reading. */
async function watched(): Promise<Watched> {
  const store = createStore();
  const first = createRun(store, newRun('First', '2026-11-24T08:00:00.000Z'));
  const onDidChange = vi.fn();
  const watch = watchRuns(store, onDidChange);
  onTestFinished(() => {
    watch.dispose();
  });
  await watch.settled;
  return { store, first, watch, onDidChange };
}

function idsOf(watch: RunWatch): readonly string[] {
  return watch.rows().map(({ directory }) => directory.id);
}

test('runs that come and go are told, newest first', async () => {
  const { store, first, watch, onDidChange } = await watched();
  const second = createRun(store, newRun('Second', '2026-11-25T08:00:00.000Z'));
  await vi.waitFor(() => expect(idsOf(watch)).toEqual([second.id, first.id]), patience);
  onDidChange.mockClear();
  deleteRun(store, first.id);
  await vi.waitFor(() => expect(idsOf(watch)).toEqual([second.id]), patience);
  expect(onDidChange).toHaveBeenCalled();
});

test('a run that is removed by other means is told, too', async () => {
  const { store, first, watch, onDidChange } = await watched();
  const second = createRun(store, newRun('Second', '2026-11-25T08:00:00.000Z'));
  await vi.waitFor(() => expect(idsOf(watch)).toHaveLength(2), patience);
  onDidChange.mockClear();
  rmSync(second.path, { recursive: true });
  await vi.waitFor(() => expect(onDidChange).toHaveBeenCalled(), patience);
  await vi.waitFor(() => expect(idsOf(watch)).toEqual([first.id]), patience);
});

test('a damaged run is a row with its reason, and the others stay', async () => {
  const { store, first, watch } = await watched();
  const second = createRun(store, newRun('Second', '2026-11-25T08:00:00.000Z'));
  writeFileSync(join(second.path, 'run.json'), '{');
  await vi.waitFor(() => expect(watch.rows().map(({ kind }) => kind)).toEqual(['damaged', 'run']), patience);
  expect(idsOf(watch)).toContain(first.id);
});

test('a name that was given elsewhere is seen, at once where it is asked for', async () => {
  const { first, watch } = await watched();
  writeLabel(first, { kind: 'title', at: new Date(0).toISOString(), title: 'the good one' });
  watch.refresh(first.id);
  expect(watch.rows()).toMatchObject([{ kind: 'run', labels: { title: 'the good one' } }]);
});

test('a watch that was given up tells nothing more', async () => {
  const { store, watch, onDidChange } = await watched();
  watch.dispose();
  onDidChange.mockClear();
  createRun(store, newRun('Second', '2026-11-25T08:00:00.000Z'));
  const other = watchRuns(store, () => undefined);
  await other.settled;
  other.dispose();
  expect(onDidChange).not.toHaveBeenCalled();
});
