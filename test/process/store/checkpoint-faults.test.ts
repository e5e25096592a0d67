import { cpSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NeurozooError } from '#base/neurozoo-error';
import { loadCheckpoint, saveCheckpoint, type SaveOptions } from '#store/checkpoint';
import { sweepCheckpoints } from '#store/checkpoint-folder';
import { diskDoor } from '#store/file-door';
import { openRunDirectory, type RunDirectory } from '#store/run-directory';
import { createFaultyDoor, type Fault } from '../../store/faulty-file-door';
import { sampleRun, snapshotAt, temporaryFolder } from '../../store/sample-run';

const options: SaveOptions = { savedAt: '2026-11-24T09:00:00.000Z', keep: 2, best: { metric: 'val.accuracy', value: 0.9 } };

/** A run with the checkpoints of steps 10 and 20. */
function runWithCheckpoints(): RunDirectory {
  const run = sampleRun();
  saveCheckpoint(run, snapshotAt(10), options);
  saveCheckpoint(run, snapshotAt(20), { ...options, best: null });
  return run;
}

const original = runWithCheckpoints();

function freshCopy(): string {
  const path = `${temporaryFolder()}/${original.id}`;
  cpSync(original.path, path, { recursive: true });
  return path;
}

function operationsOfASave(): number {
  const faulty = createFaultyDoor();
  const path = freshCopy();
  saveCheckpoint(openRunDirectory(path, faulty.door), snapshotAt(30), options);
  rmSync(path, { recursive: true });
  return faulty.operations.length;
}

/** What came of a save under a fault; the run must be usable afterwards in any case. */
function outcomeOf(fault: Fault): { said: 'saved' | 'failed' | 'untyped'; newest: number; hits: number } {
  const path = freshCopy();
  const faulty = createFaultyDoor(fault);
  let said: 'saved' | 'failed' | 'untyped' = 'saved';
  try {
    saveCheckpoint(openRunDirectory(path, faulty.door), snapshotAt(30), options);
  } catch (error) {
    said = error instanceof NeurozooError ? 'failed' : 'untyped';
  }
  const run = openRunDirectory(path, diskDoor);
  const newest = loadCheckpoint(run, 'newest');
  expect(newest.skipped).toEqual([]);
  expect(newest.weights).toEqual(snapshotAt(newest.origin.step).weights);
  expect(loadCheckpoint(run, 20).state).toEqual(snapshotAt(20).state);
  expect(loadCheckpoint(run, 'best').origin.step).toBeGreaterThanOrEqual(10);
  sweepCheckpoints(run);
  expect(saveCheckpoint(run, snapshotAt(40), options).name).toBe('step-40');
  rmSync(path, { recursive: true });
  return { said, newest: newest.origin.step, hits: faulty.hits };
}

const codes = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE', 'EBUSY', 'EPERM', 'EXDEV'];

describe('a save under faults', () => {
  const operations = operationsOfASave();

  test.each(codes)('%s at any operation, once or for ever, is never called a success and costs no checkpoint', (code) => {
    for (const mode of ['once', 'forever'] as const) {
      for (let at = 1; at <= operations; at++) {
        const { said, newest, hits } = outcomeOf({ at, code, mode });
        expect(hits).toBeGreaterThan(0);
        expect(said, `${code} ${mode} at operation ${String(at)}`).not.toBe('untyped');
        if (said === 'saved') {
          expect(newest, `${code} ${mode} at operation ${String(at)}`).toBe(30);
        }
      }
    }
  });

  test('a failing sync alone is answered by writing the file anew, and for ever is a failure', () => {
    for (let at = 1; at <= operations; at++) {
      const once = outcomeOf({ at, code: 'EIO', mode: 'once', operations: ['fsync'] });
      expect(once.said === 'saved' ? once.newest : 30).toBe(30);
    }
    expect(outcomeOf({ at: 1, code: 'EIO', mode: 'forever', operations: ['fsync'] })).toMatchObject({ said: 'failed', newest: 20 });
  });

  test('a disk that takes half of a write and then is full is a failure that leaves nothing behind', () => {
    for (let at = 1; at <= operations; at++) {
      const { said, newest, hits } = outcomeOf({ at, code: 'ENOSPC', mode: 'forever', operations: ['write'], shortWrite: true });
      expect(hits === 0 || said === 'failed' || newest === 30).toBe(true);
    }
  });
});
