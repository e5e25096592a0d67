import { join } from 'node:path';
import { removeTemporary } from './checkpoint-folder';
import { systemProcesses, type ProcessTable } from './process-identity';
import type { RunDirectory } from './run-directory';

/**
 * Removes the temporary files that dead processes left in a run's folder. Those of living ones stay: a process that waits for the run's lock has one
 * too. Only for who holds the lock.
 */
export function sweepRun(run: RunDirectory, table: ProcessTable = systemProcesses()): void {
  for (const name of run.door.readdir(run.path)) {
    const match = /^\.tmp-(\d{1,10})-/.exec(name);
    if (match !== null && table.startTime(Number(match[1])) === undefined) {
      removeTemporary(run, join(run.path, name));
    }
  }
}
