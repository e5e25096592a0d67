import { setTimeout } from 'node:timers/promises';
import { NeurozooError } from '#base/neurozoo-error';
import { resumeRun } from '#session/resume-run';
import { alwaysAllowed } from '#session/spawn-permission';
import { stopRun } from '#session/stop-run';
import { saveCheckpoint } from '#store/checkpoint';
import { deleteRun, listTrash, restoreRun } from '#store/delete-run';
import { writeLabel } from '#store/label-log';
import { acquireLock, livingOwner } from '#store/lock';
import { createNonce, createRun, openStore, runOf } from '#store/run-directory';
import { listRuns } from '#store/run-list';
import { createRandom } from '../../store/random';
import { newRun, snapshotAt } from '../../store/sample-run';

// A window that does one thing after another to a store in which another window does the same, and tells what came of each as a line of JSON.
const [, , workspace = '', trainerScript = '', name = '', seed = '', count = ''] = process.argv;
const random = createRandom(Number(seed));
const store = openStore(workspace);
const at = '2026-11-24T09:00:00.000Z';
const savedAt = at;

type Pick = readonly [id: string, number: number];

/** What is done to the chosen run. What it gives back is told as done. */
const deeds: Readonly<Record<string, (pick: Pick) => string | undefined | Promise<string | undefined>>> = {
  create: () => createRun(store, { ...newRun('race'), job: { ...newRun('race').job, options: { ...newRun().job.options, steps: 4 } } }).id,
  rename: ([id, number]) => {
    writeLabel(runOf(store, id), { kind: 'title', at, title: `${name} ${String(number)}` });
    return undefined;
  },
  tag: ([id, number]) => {
    writeLabel(runOf(store, id), { kind: 'tag', at, tag: `${name}-${String(number)}` });
    return `${name}-${String(number)}`;
  },
  delete: ([id]) => {
    const hadOwner = livingOwner(runOf(store, id));
    const trashName = deleteRun(store, id);
    // The same owner before and after: it lived all the while.
    return hadOwner !== undefined && alive(hadOwner.pid) ? `deleted a living run: ${trashName}` : undefined;
  },
  restore: () => {
    const trash = listTrash(store);
    const chosen = trash[random.below(Math.max(1, trash.length))];
    return chosen === undefined ? undefined : restoreRun(store, chosen).id;
  },
  save: ([id, number]) => {
    const run = runOf(store, id);
    const lock = acquireLock(run, createNonce());
    try {
      saveCheckpoint(run, snapshotAt(number), { savedAt, keep: 2, best: null });
    } finally {
      lock.dispose();
    }
    return undefined;
  },
  start: async ([id]) => {
    await resumeRun(
      { run: runOf(store, id), trainerScript, permission: alwaysAllowed, timeoutMs: 20_000 },
      { from: 'newest', force: false, epochs: null, backend: null },
    );
    return undefined;
  },
  stop: ([id]) => stopRun(runOf(store, id)),
  list: () => String(listRuns(store).length),
};

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const kinds = Object.keys(deeds);
for (let number = 1; number <= Number(count); number++) {
  const rows = listRuns(store);
  const id = rows[random.below(Math.max(1, rows.length))]?.directory.id;
  const deed = id === undefined ? 'create' : (kinds[random.below(kinds.length)] ?? 'list');
  const startedMs = performance.now();
  const told = await outcomeOf(deed, [id ?? '', number]);
  process.stdout.write(`${JSON.stringify({ deed, run: id ?? null, ms: performance.now() - startedMs, ...told })}\n`);
  await setTimeout(random.below(5));
}

async function outcomeOf(
  deed: string,
  pick: Pick,
): Promise<{ readonly done: string | null } | { readonly refused: string; readonly why: string }> {
  try {
    return { done: (await deeds[deed]?.(pick)) ?? null };
  } catch (error) {
    return error instanceof NeurozooError
      ? { refused: error.code, why: error.message }
      : { refused: 'none', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
