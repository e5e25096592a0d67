import type { KeyedRow } from '#host/workbench';
import type { Labels } from '#protocol/label';
import type { Run, RunStatus } from '#protocol/run';
import { runOf } from '#store/run-directory';
import type { RunRow } from '#store/run-list';
import { createStore, newRun } from '../../store/sample-run';

/** What a test says of a run. */
export interface SampleRun extends Partial<Omit<Run, 'status'>> {
  readonly status?: RunStatus;
  readonly labels?: Partial<Labels>;
}

/** A run as a list has it; nothing is written. */
export function sampleRow({ id = '2026-11-24-lenet-3', status = 'finished', labels = {}, ...run }: SampleRun = {}): Extract<
  RunRow,
  { kind: 'run' }
> {
  return {
    kind: 'run',
    directory: runOf(createStore(), id),
    run: { ...newRun('lenet').run, id, status, ...run },
    labels: { title: null, note: '', tags: [], pinnedAt: null, ...labels },
    status,
  };
}

/** The same in the catalog of a folder called `work`. */
export function sampleCatalogRow(run: SampleRun = {}): KeyedRow {
  const row = sampleRow(run);
  return { key: `work/${row.directory.id}`, row };
}
