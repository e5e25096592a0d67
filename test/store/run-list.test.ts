import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NeurozooError } from '#base/neurozoo-error';
import { loadCheckpoint, saveCheckpoint } from '#store/checkpoint';
import { deleteRun, listTrash, purgeTrash, restoreRun } from '#store/delete-run';
import { readEvents, writeEvent } from '#store/event-log';
import { writeLabel } from '#store/label-log';
import { acquireLock } from '#store/lock';
import { MetricWriter, readMetrics } from '#store/metric-log';
import { createNonce, createRun, readRun, writeRun, type RunDirectory, type RunStore } from '#store/run-directory';
import { listRuns } from '#store/run-list';
import { createRandom, type TestRandom } from './random';
import { createStore, newRun, sampleRun, snapshotAt } from './sample-run';

const at = '2026-11-24T09:00:00.000Z';

function trainedRun(store: RunStore): RunDirectory {
  const run = createRun(store, newRun());
  for (const step of [10, 20]) {
    saveCheckpoint(run, snapshotAt(step), { savedAt: at, keep: 2, best: null });
  }
  const metrics = new MetricWriter(run, 1, null);
  metrics.write({ kind: 'step', step: 1, epoch: 1, losses: [Number.NaN], rates: [0.1], imagesPerSecond: 9, t: 1 });
  metrics.dispose();
  writeEvent(run, { kind: 'pause', at, step: 1 });
  return run;
}

describe('the runs of a folder', () => {
  test('are called after day, training and number, and listed newest first with their labels', () => {
    const store = createStore();
    const first = createRun(store, newRun('LeNet5', '2026-11-23T08:00:00.000Z'));
    const second = createRun(store, newRun('LeNet5'));
    const third = createRun(store, newRun('../$(id) --inspect', '2026-11-24T08:00:01.000Z'));
    expect([first.id, second.id, third.id]).toEqual(['2026-11-23-le-net5-1', '2026-11-24-le-net5-1', '2026-11-24-id-inspect-1']);
    expect(createRun(store, newRun('LeNet5')).id).toBe('2026-11-24-le-net5-2');
    writeLabel(second, { kind: 'title', at, title: 'tanh' });
    writeLabel(second, { kind: 'tag', at, tag: 'paper' });
    const rows = listRuns(store);
    expect(rows.map((row) => row.directory.id)).toEqual([third.id, '2026-11-24-le-net5-2', second.id, first.id]);
    expect(rows[2]).toMatchObject({ kind: 'run', status: 'queued', labels: { title: 'tanh', tags: ['paper'] } });
  });

  test('that say they run but belong to nobody were interrupted', () => {
    const store = createStore();
    const run = sampleRun(store);
    writeRun(run, { ...readRun(run), status: 'running' });
    expect(listRuns(store)).toMatchObject([{ status: 'interrupted' }]);
    const lock = acquireLock(run, createNonce());
    expect(listRuns(store)).toMatchObject([{ status: 'running' }]);
    lock.dispose();
  });

  test('are deleted into a trash that gives them back, and not while they train', () => {
    const store = createStore();
    const run = trainedRun(store);
    const lock = acquireLock(run, createNonce());
    expect(() => deleteRun(store, run.id)).toThrow(NeurozooError);
    lock.dispose();
    const trashName = deleteRun(store, run.id);
    expect(listRuns(store)).toEqual([]);
    restoreRun(store, trashName);
    expect(loadCheckpoint(run, 'newest').origin.step).toBe(20);
    deleteRun(store, run.id);
    purgeTrash(store);
    expect(listTrash(store)).toEqual([]);
  });
});

describe('a damaged run', () => {
  test('is shown with a reason, changes nothing for others, loses no file, and never gives wrong weights', () => {
    const seed = Number(process.env['NEUROZOO_SEED'] ?? 20261124);
    const rounds = Number(process.env['NEUROZOO_MUTATIONS'] ?? 1000);
    const random = createRandom(seed);
    const store = createStore();
    const healthy = createRun(store, newRun('healthy'));
    const pristine = trainedRun(createStore());
    const victim = { ...pristine, path: join(store.root, pristine.id) };
    const truth = new Map([10, 20].map((step) => [step, snapshotAt(step)]));
    for (let round = 0; round < rounds; round++) {
      rmSync(victim.path, { recursive: true, force: true });
      cpSync(pristine.path, victim.path, { recursive: true });
      const what = mutate(victim.path, random);
      const before = filesOf(store.root);
      const rows = listRuns(store);
      const where = `seed ${String(seed)}, round ${String(round)}: ${what}`;
      expect(rows.find((row) => row.directory.id === healthy.id)?.kind, where).toBe('run');
      expect(rows.length, where).toBe(2);
      for (const read of [() => readMetrics(victim), () => readEvents(victim), () => readRun(victim)]) {
        expect(typedOrFine(read), where).toBe(true);
      }
      expect(loadedTruth(victim, truth), where).toBe(true);
      expect(filesOf(store.root), where).toEqual(before);
    }
  }, 3_600_000);

  test('is not waited for when a file of it is a link or a folder', () => {
    const store = createStore();
    const run = sampleRun(store);
    rmSync(join(run.path, 'run.json'));
    symlinkSync('/dev/zero', join(run.path, 'run.json'));
    expect(listRuns(store)).toMatchObject([{ kind: 'damaged' }]);
    rmSync(join(run.path, 'run.json'));
    mkdirSync(join(run.path, 'run.json'));
    expect(listRuns(store)).toMatchObject([{ kind: 'damaged', reason: { code: 'ZOO3002' } }]);
  });
});

/** Either it works or it fails with the one error type. */
function typedOrFine(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    return error instanceof NeurozooError;
  }
}

/** Whatever is loaded is a true past state. */
function loadedTruth(run: RunDirectory, truth: ReadonlyMap<number, ReturnType<typeof snapshotAt>>): boolean {
  try {
    const loaded = loadCheckpoint(run, 'newest');
    const was = truth.get(loaded.origin.step);
    expect({ ...loaded.weights, ...loaded.optimizer }).toEqual({ ...was?.weights, ...was?.optimizer });
    expect(loaded.state).toEqual(was?.state);
    return true;
  } catch (error) {
    if (error instanceof NeurozooError) {
      return true;
    }
    throw error;
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

/** Damages one file or folder of a run in one of eight ways. @returns which */
function mutate(root: string, random: TestRandom): string {
  const all = filesOf(root);
  const name = all[random.below(all.length)] ?? '';
  const damage = damages[random.below(damages.length)] ?? damages[0];
  damage.do(join(root, name), random);
  return `${damage.name} ${name}`;
}

interface Damage {
  readonly name: string;
  readonly do: (path: string, random: TestRandom) => void;
}

/** A flipped bit twice, since it is the most common. */
const damages: readonly [Damage, ...Damage[]] = [
  { name: 'truncate', do: truncate },
  { name: 'flip a bit of', do: flipBit },
  { name: 'flip a bit of', do: flipBit },
  {
    name: 'delete',
    do: (path) => {
      rmSync(path, { recursive: true });
    },
  },
  {
    name: 'rename',
    do: (path) => {
      renameSync(path, `${path}x`);
    },
  },
  { name: 'swap file and folder', do: swapKind },
  {
    name: 'link',
    do: (path) => {
      rmSync(path, { recursive: true });
      symlinkSync('/dev/null', path);
    },
  },
  {
    name: 'zeros in',
    do: (path, random) => {
      if (lstatSync(path).isFile()) {
        writeFileSync(path, new Uint8Array(random.below(2) * 100_000));
      }
    },
  },
];

function truncate(path: string, random: TestRandom): void {
  const { size } = lstatSync(path);
  if (lstatSync(path).isFile() && size > 0) {
    truncateSync(path, random.below(size));
  }
}

function flipBit(path: string, random: TestRandom): void {
  const { size } = lstatSync(path);
  if (lstatSync(path).isFile() && size > 0) {
    const bytes = readFileSync(path);
    const offset = random.below(size);
    bytes[offset] = (bytes[offset] ?? 0) ^ (1 << random.below(8));
    writeFileSync(path, bytes);
  }
}

function swapKind(path: string): void {
  const wasFile = lstatSync(path).isFile();
  rmSync(path, { recursive: true });
  if (wasFile) {
    mkdirSync(path);
  } else {
    writeFileSync(path, 'a file');
  }
}
