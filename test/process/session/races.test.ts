import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { listTrash } from '#store/delete-run';
import { readEvents } from '#store/event-log';
import { readLabels } from '#store/label-log';
import { livingOwner } from '#store/lock';
import { LogTail } from '#store/log-tail';
import { loadCheckpoint } from '#store/checkpoint';
import { openRunDirectory, openStore, type RunDirectory } from '#store/run-directory';
import { listRuns } from '#store/run-list';
import { temporaryFolder } from '../../store/sample-run';
import { leaveFigures, setting } from '../trainer/figures';
import { bundleChild } from '../store/bundle-child';

const trainerScript = bundleChild(fileURLToPath(new URL('dummy-trainer.ts', import.meta.url)));
const windowScript = bundleChild(fileURLToPath(new URL('racing-window.ts', import.meta.url)));
const deeds = setting('NEUROZOO_RACES', 100);
const seed = setting('NEUROZOO_SEED', 20_261_124);

const outcomeSchema = v.object({
  deed: v.string(),
  run: v.nullable(v.string()),
  ms: v.number(),
  done: v.optional(v.nullable(v.string())),
  refused: v.optional(v.string()),
  why: v.optional(v.string()),
});
type Outcome = v.InferOutput<typeof outcomeSchema>;

/** Does its deeds in a process of its own. */
async function race(workspace: string, name: string, number: number): Promise<Outcome[]> {
  const child = spawn(process.execPath, [windowScript, workspace, trainerScript, name, String(seed + number), String(deeds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  await once(child, 'close');
  return out
    .trim()
    .split('\n')
    .map((line) => v.parse(outcomeSchema, JSON.parse(line)));
}

/** What a person can be told when another was quicker: no such run, damaged because half gone, owned, trains, trains not, taken away meanwhile. */
const refusals: ReadonlySet<string> = new Set(['ZOO3001', 'ZOO3002', 'ZOO3003', 'ZOO3004', 'ZOO3005', 'ZOO3010', 'ZOO3030']);

test(`two windows that do ${String(deeds)} things each to one store lose nothing and never train a run twice`, async () => {
  const workspace = temporaryFolder();
  const outcomes = (await Promise.all([race(workspace, 'left', 1), race(workspace, 'right', 2)])).flat();
  const store = openStore(workspace);
  const rows = listRuns(store);
  await expect.poll(() => rows.filter(({ directory }) => livingOwner(directory) !== undefined), { timeout: 30_000 }).toEqual([]);
  // The deleted ones as well: an id may have been given again meanwhile.
  const deleted = listTrash(store).map((name) => openRunDirectory(join(store.root, '../trash', name)));
  const runs = [...rows.map(({ directory }) => directory), ...deleted];
  expect(outcomes).toHaveLength(2 * deeds);
  expect(outcomes.filter(({ refused }) => refused !== undefined && !refusals.has(refused))).toEqual([]);
  expect(outcomes.filter(({ done }) => done?.startsWith('deleted a living run') === true)).toEqual([]);
  expect(rows.filter(({ kind }) => kind === 'damaged')).toEqual([]);
  expect(lostTags(outcomes, runs)).toEqual([]);
  expect(runs.filter((run) => damagedLines(run) > 0 || trainsTwice(run) || isLost(run))).toEqual([]);
  const of = (deed: string): number => outcomes.filter((outcome) => outcome.deed === deed && outcome.refused === undefined).length;
  leaveFigures('races', {
    seed,
    deeds: 2 * deeds,
    refused: outcomes.filter(({ refused }) => refused !== undefined).length,
    starts: of('start'),
  });
  expect(of('start')).toBeGreaterThan(0);
});

/** No two tags of the windows are equal. */
function lostTags(outcomes: readonly Outcome[], runs: readonly RunDirectory[]): readonly Outcome[] {
  const tags = new Set(runs.flatMap((run) => readLabels(run).tags));
  return outcomes.filter(({ deed, done }) => deed === 'tag' && typeof done === 'string' && !tags.has(done));
}

function damagedLines(run: RunDirectory): number {
  return readEvents(run).damaged + new LogTail(run.door, join(run.path, 'labels.jsonl')).readAll().damaged;
}

/** Each start is followed by its end before the next begins. */
function trainsTwice(run: RunDirectory): boolean {
  const kinds = readEvents(run).events.flatMap(({ kind }) => (kind === 'start' || kind === 'end' || kind === 'died' ? [kind] : []));
  return kinds.some((kind, index) => kind === 'start' && kinds[index + 1] === 'start');
}

/** Its checkpoints, if it has any, can be loaded. */
function isLost(run: RunDirectory): boolean {
  return run.door.readdir(join(run.path, 'checkpoints')).length > 0 && loadCheckpoint(run, 'newest').skipped.length > 0;
}
