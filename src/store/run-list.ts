import { join } from 'node:path';
import type { ErrorReport } from '#base/neurozoo-error';
import { isRunId } from '#protocol/identifiers';
import type { Labels } from '#protocol/label';
import type { Run, RunStatus } from '#protocol/run';
import { readLabels } from './label-log';
import { livingOwner } from './lock';
import { systemProcesses, type ProcessTable } from './process-identity';
import { readRun, runOf, type RunDirectory, type RunStore } from './run-directory';
import { toStoreError } from './store-error';

/** A run as a list shows it. */
export type RunRow =
  | {
      readonly kind: 'run';
      readonly directory: RunDirectory;
      readonly run: Run;
      readonly labels: Labels;
      /** As {@link standing} concludes it. */
      readonly status: RunStatus;
    }
  | { readonly kind: 'damaged'; readonly directory: RunDirectory; readonly reason: ErrorReport };

/** All runs, newest first. One that cannot be read is a row with its reason; it changes nothing about the others. */
export function listRuns(store: RunStore, table: ProcessTable = systemProcesses()): RunRow[] {
  const { door, root } = store;
  if (door.lstat(root)?.isDirectory() !== true) {
    return [];
  }
  return door
    .readdir(root)
    .filter(isRunId)
    .map((id) => readRow(runOf(store, id), table))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
}

/** One run as a row. */
export function readRow(directory: RunDirectory, table: ProcessTable = systemProcesses()): RunRow {
  try {
    const run = readRun(directory);
    return { kind: 'run', directory, run, labels: readLabels(directory), status: standing(directory, run, table) };
  } catch (error) {
    return { kind: 'damaged', directory, reason: toStoreError(error, 'read the run', join(directory.path, 'run.json')).toReport() };
  }
}

/** How a run stands now: a run that says it is under way, but that no living process owns, was interrupted. */
export function standing(directory: RunDirectory, run: Run, table: ProcessTable = systemProcesses()): RunStatus {
  return isUnderWay(run.status) && livingOwner(directory, table) === undefined ? 'interrupted' : run.status;
}

/** Whether a status says that a process is at work. */
export function isUnderWay(status: RunStatus): boolean {
  return status === 'preparing' || status === 'running' || status === 'paused';
}

/** By time; those of one moment by id. A damaged run has only its id, which begins with its day. */
function sortKey(row: RunRow): string {
  return `${row.kind === 'run' ? row.run.createdAt : row.directory.id.slice(0, 10)} ${row.directory.id}`;
}
