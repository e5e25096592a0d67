import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { RunEvent } from '#protocol/events';
import type { MetricRecord } from '#protocol/metrics';
import { attachRun, type RunStanding } from '#session/attach-run';
import { resumeRun } from '#session/resume-run';
import { sendControl } from '#session/send-control';
import { startTrainer } from '#session/start-trainer';
import { alwaysAllowed } from '#session/spawn-permission';
import { stopRun } from '#session/stop-run';
import { readEvents } from '#store/event-log';
import { livingOwner } from '#store/lock';
import { createRun, type RunDirectory } from '#store/run-directory';
import { readRow } from '#store/run-list';
import { bundleChild } from '../store/bundle-child';
import { createStore, newRun } from '../../store/sample-run';

const trainerScript = bundleChild(fileURLToPath(new URL('dummy-trainer.ts', import.meta.url)));
const windowScript = bundleChild(fileURLToPath(new URL('window-process.ts', import.meta.url)));
const started: RunDirectory[] = [];

/** A run of the dummy trainer; without a number of steps it goes on until it is stopped. */
function dummyRun(training: string, steps: number | null): RunDirectory {
  const fresh = newRun(training);
  const run = createRun(createStore(), { ...fresh, job: { ...fresh.job, options: { ...fresh.job.options, steps } } });
  started.push(run);
  return run;
}

afterEach(() => {
  for (const run of started.splice(0)) {
    const owner = livingOwner(run);
    if (owner !== undefined) {
      process.kill(owner.pid, 'SIGKILL');
    }
  }
});

interface Watched {
  readonly records: MetricRecord[];
  readonly events: RunEvent[];
  readonly standings: RunStanding[];
}

async function watchToTheEnd(run: RunDirectory): Promise<Watched> {
  const watched: Watched = { records: [], events: [], standings: [] };
  await attachRun(run, {
    onDidRecord: (records) => watched.records.push(...records),
    onDidHappen: (event) => watched.events.push(event),
    onDidChangeStanding: (standing) => watched.standings.push(standing),
  }).settled;
  return watched;
}

describe('a trainer', () => {
  test('is followed from its first record to its last', async () => {
    const run = dummyRun('quick', 15);
    const { ended } = await startTrainer({
      run,
      trainerScript,
      permission: alwaysAllowed,
      environment: { ...process.env, NODE_OPTIONS: '--title=evil', SECRET: '1' },
    });
    const { records, events, standings } = await watchToTheEnd(run);
    await ended;
    expect(records.flatMap((record) => (record.kind === 'step' ? [record.step] : []))).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 1),
    );
    expect(events.map(({ kind }) => kind)).toEqual(['start', 'end']);
    expect(standings.at(-1)).toBe('finished');
    const [start] = events;
    expect(start?.kind === 'start' && start.device).not.toMatch(/NODE_OPTIONS|SECRET/);
  });

  test('that dies at once is reported with the end of its log', async () => {
    await expect(startTrainer({ run: dummyRun('broken', 1), trainerScript, permission: alwaysAllowed })).rejects.toThrow(
      /ended at once.*This trainer is broken/s,
    );
  });

  test('is not started twice', async () => {
    const run = dummyRun('endless', null);
    await startTrainer({ run, trainerScript, permission: alwaysAllowed });
    await expect(startTrainer({ run, trainerScript, permission: alwaysAllowed })).rejects.toThrow(/is owned by process/);
  });

  test('obeys a command to stop, and can be resumed', async () => {
    const run = dummyRun('endless', null);
    await startTrainer({ run, trainerScript, permission: alwaysAllowed });
    appendFileSync(join(run.path, 'control.jsonl'), 'stop it!\n{"id":"x"}\t00000000\n');
    expect(await stopRun(run)).toBe('obeyed');
    expect(readRow(run)).toMatchObject({ status: 'stopped' });
    expect(() => sendControl(run, { kind: 'pause' })).toThrow(/is not training/);
    await resumeRun({ run, trainerScript, permission: alwaysAllowed }, { from: 'newest', force: false, epochs: null, backend: null });
    expect(await stopRun(run)).toBe('obeyed');
    expect(readRow(run)).toMatchObject({ run: { attempts: 2 } });
  });

  test.each([
    ['deaf', 'terminated'],
    ['stubborn', 'killed'],
  ] as const)('that is %s is %s', async (training, outcome) => {
    const run = dummyRun(training, null);
    const { ended } = await startTrainer({ run, trainerScript, permission: alwaysAllowed });
    expect(await stopRun(run, { patienceMs: 200 })).toBe(outcome);
    await ended;
    expect(readRow(run)).toMatchObject({ status: 'interrupted' });
    expect(readEvents(run).events.at(-1)).toMatchObject({ kind: 'died', cause: 'killed' });
  });

  test('goes on when the process that started it is killed', async () => {
    const run = dummyRun('survivor', 60);
    const parent = spawn(process.execPath, [windowScript, trainerScript, run.path], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(parent.stdout, 'data');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    expect(livingOwner(run)).toBeDefined();
    const { records, standings } = await watchToTheEnd(run);
    expect(records.at(-1)).toMatchObject({ step: 60 });
    expect(standings.at(-1)).toBe('finished');
  });

  test('that is killed from outside is seen as interrupted, out of memory being the likely cause', async () => {
    const run = dummyRun('victim', null);
    const { pid, ended } = await startTrainer({ run, trainerScript, permission: alwaysAllowed });
    process.kill(pid, 'SIGKILL');
    await ended;
    const { events, standings } = await watchToTheEnd(run);
    expect(events.at(-1)).toMatchObject({ kind: 'died', cause: 'outOfMemory', signal: 'SIGKILL' });
    expect(standings.at(-1)).toBe('interrupted');
  });
});
