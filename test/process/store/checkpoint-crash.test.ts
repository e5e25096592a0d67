import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { loadCheckpoint, saveCheckpoint } from '#store/checkpoint';
import { sweepCheckpoints } from '#store/checkpoint-folder';
import { crashVariable } from '#store/crashing-file-door';
import { openRunDirectory } from '#store/run-directory';
import { bundleChild } from './bundle-child';
import { createFaultyDoor } from '../../store/faulty-file-door';
import { sampleRun, snapshotAt, temporaryFolder } from '../../store/sample-run';

/** `clean`: old or new, and nothing left; `manual`: something must be tidied by hand; `silent`: wrong content; `lost`: no checkpoint. */
type Outcome = 'clean' | 'manual' | 'silent' | 'lost';

const original = sampleRun();
for (const step of [10, 20]) {
  saveCheckpoint(original, snapshotAt(step), {
    savedAt: '2026-11-24T09:00:00.000Z',
    keep: 2,
    best: { metric: 'val.accuracy', value: 0.9 },
  });
}

function freshCopy(): string {
  const path = join(temporaryFolder(), original.id);
  cpSync(original.path, path, { recursive: true });
  return path;
}

function crashedSave(script: string, path: string, at: string): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, path], { env: { [crashVariable]: at }, stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', (_code, signal) => {
      resolve(signal);
    });
  });
}

/** How a run stands after a crash and the sweep that every start begins with. */
function classify(path: string): Outcome {
  const run = openRunDirectory(path);
  sweepCheckpoints(run);
  let loaded;
  try {
    loaded = loadCheckpoint(run, 'newest');
    loadCheckpoint(run, 'best');
  } catch {
    return 'lost';
  }
  const { step } = loaded.origin;
  if (step !== 20 && step !== 30) {
    return 'lost';
  }
  if (!isDeepStrictEqual([loaded.weights, loaded.optimizer, loaded.state], contentAt(step))) {
    return 'silent';
  }
  const names = readdirSync(join(path, 'checkpoints'));
  const leftBehind = names.filter((name) => name !== 'best.json' && !/^step-(10|20|30)$/.test(name) && !name.startsWith('.tmp-'));
  const again = saveCheckpoint(run, snapshotAt(30), { savedAt: '2026-11-24T09:01:00.000Z', keep: 2, best: null });
  return leftBehind.length > 0 || names.some((name) => name.startsWith('.tmp-')) || again.name !== 'step-30' || loaded.skipped.length > 0
    ? 'manual'
    : 'clean';
}

function contentAt(step: number): unknown[] {
  const { weights, optimizer, state } = snapshotAt(step);
  return [weights, optimizer, state];
}

function pointsOfASave(): number {
  const counting = createFaultyDoor();
  const path = freshCopy();
  saveCheckpoint(openRunDirectory(path, counting.door), snapshotAt(30), {
    savedAt: '2026-11-24T09:00:00.000Z',
    keep: 2,
    best: { metric: 'val.accuracy', value: 0.95 },
  });
  rmSync(path, { recursive: true });
  return counting.operations.length;
}

describe('a process that dies in the middle of a save', () => {
  const script = bundleChild(fileURLToPath(new URL('save-child.ts', import.meta.url)));
  const points = pointsOfASave();

  test.each(['before', 'half', 'after'])('leaves the old checkpoint or the new one, whole: %s every operation', async (when) => {
    const outcomes = new Map<Outcome, string[]>();
    let crashes = 0;
    const strike = async (at: number): Promise<void> => {
      const path = freshCopy();
      const signal = await crashedSave(script, path, `${String(at)}:${when}`);
      crashes += signal === 'SIGKILL' ? 1 : 0;
      const outcome = classify(path);
      outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), String(at)]);
      rmSync(path, { recursive: true });
    };
    for (let at = 1; at <= points; at += 2) {
      await Promise.all([at, at + 1].filter((point) => point <= points).map(strike));
    }
    expect([...outcomes.keys()], JSON.stringify([...outcomes])).toEqual(['clean']);
    expect(crashes).toBe(points);
  });

  test('is asked for at every operation there is', async () => {
    const path = freshCopy();
    expect(await crashedSave(script, path, `${String(points + 1)}:before`)).toBeNull();
    expect(existsSync(join(path, 'checkpoints', 'step-30', 'manifest.json'))).toBe(true);
  });
});
