import { join } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { acquireLock, livingOwner } from './lock';
import { createNonce, runOf, type RunDirectory, type RunStore } from './run-directory';
import { bestEffort, toStoreError } from './store-error';

/**
 * Moves a run to the trash folder beside the runs, from where {@link restoreRun} brings it back.
 *
 * @returns its name in the trash
 * @throws NeurozooError ZOO3004 when it trains, ZOO3001 when there is none, ZOO3010 to ZOO3012
 */
export function deleteRun(store: RunStore, id: string): string {
  const run = runOf(store, id);
  if (store.door.lstat(run.path) === undefined) {
    throw new NeurozooError({ code: 'ZOO3001', message: `There is no run \`${id}\`.`, hint: 'List the runs with `neurozoo runs`.' });
  }
  refuseLiving(run);
  const trashName = `${id}.${createNonce().slice(0, 8)}`;
  try {
    store.door.mkdir(trashFolder(store), true);
    // A trainer that starts at this moment is kept out by the lock, which is moved away with the run.
    const lock = store.door.lstat(run.path)?.isDirectory() === true ? acquireLock(run, createNonce()) : undefined;
    try {
      store.door.rename(run.path, join(trashFolder(store), trashName));
    } catch (error) {
      lock?.dispose();
      throw error;
    }
    bestEffort(() => {
      store.door.unlink(join(trashFolder(store), trashName, 'lock'));
    });
  } catch (error) {
    throw toStoreError(error, `delete run \`${id}\``, run.path);
  }
  return trashName;
}

/** Brings a deleted run back under its old id. @throws NeurozooError ZOO3010 when the id is taken again */
export function restoreRun(store: RunStore, trashName: string): RunDirectory {
  const run = runOf(store, trashName.slice(0, trashName.indexOf('.')));
  try {
    if (store.door.lstat(run.path) !== undefined) {
      throw new NeurozooError({ code: 'ZOO3010', message: `There is a run \`${run.id}\` again, so the deleted one cannot come back.` });
    }
    store.door.rename(join(trashFolder(store), trashName), run.path);
  } catch (error) {
    throw toStoreError(error, `restore run \`${run.id}\``, run.path);
  }
  return run;
}

/** The names of deleted runs. */
export function listTrash(store: RunStore): string[] {
  return store.door.lstat(trashFolder(store)) === undefined ? [] : store.door.readdir(trashFolder(store)).sort();
}

/** Removes deleted runs for good: the one named, or all. Links inside are removed, not followed. */
export function purgeTrash(store: RunStore, trashName?: string): void {
  for (const name of listTrash(store)) {
    if (trashName === undefined || name === trashName) {
      try {
        removeTree(store, join(trashFolder(store), name));
      } catch (error) {
        throw toStoreError(error, `remove the deleted run \`${name}\``, trashFolder(store));
      }
    }
  }
}

function refuseLiving(run: RunDirectory): void {
  const owner = livingOwner(run);
  if (owner !== undefined) {
    throw new NeurozooError({
      code: 'ZOO3004',
      message: `Run \`${run.id}\` is training (process ${String(owner.pid)}).`,
      hint: 'Stop it with `neurozoo stop` first.',
    });
  }
}

function removeTree(store: RunStore, path: string): void {
  if (store.door.lstat(path)?.isDirectory() === true) {
    for (const name of store.door.readdir(path)) {
      removeTree(store, join(path, name));
    }
    store.door.rmdir(path);
  } else {
    store.door.unlink(path);
  }
}

function trashFolder(store: RunStore): string {
  return join(store.root, '..', 'trash');
}
