import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { attachRun, type RunStanding } from '#session/attach-run';
import { stopRun } from '#session/stop-run';
import { livingOwner } from '#store/lock';
import { readEvents } from '#store/event-log';
import { readRun, type RunDirectory } from '#store/run-directory';
import { bundleChild } from '../store/bundle-child';
import { newTraining, type JobChanges, type JobName } from './jobs';
import { eventOf, killOwner, start, stepOf } from './run-trainer';
import { trainerScript } from './trainer-bundle';

const started: RunDirectory[] = [];

function training(job: JobName, changes?: JobChanges): RunDirectory {
  const run = newTraining(job, changes);
  started.push(run);
  return run;
}

afterEach(() => {
  started.splice(0).forEach(killOwner);
});

/** Waits until so many heartbeats in a row have come from one and the same step. */
function sameStepBeats(run: RunDirectory, count: number): Promise<void> {
  return new Promise((resolve) => {
    let step = -1;
    let beats = 0;
    const attachment = attachRun(run, {
      onDidBeat: (heartbeat) => {
        beats = heartbeat.state === 'running' && heartbeat.step === step ? beats + 1 : 1;
        step = heartbeat.step;
        if (beats === count && heartbeat.state === 'running') {
          attachment.dispose();
          resolve();
        }
      },
    });
  });
}

describe('the trainer', () => {
  test('goes on when the process that started it is killed, and prints into its log', async () => {
    const run = training('mlp');
    const script = bundleChild(fileURLToPath(new URL('../session/window-process.ts', import.meta.url)));
    const parent = spawn(process.execPath, [script, trainerScript, run.path], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(parent.stdout, 'data');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const owner = livingOwner(run);
    await attachRun(run, {}).settled;
    expect(owner).toBeDefined();
    expect(readRun(run).status).toBe('finished');
    expect(readFileSync(join(run.path, 'trainer.log'), 'utf8')).toBe('');
  });

  test('refuses a run that another one trains, and leaves it alone', async () => {
    const run = training('long');
    await start(run);
    await stepOf(run, 1);
    await expect(start(run)).rejects.toMatchObject({ code: 'ZOO3003' });
    // Past the session's look at the lock, as when two start at once.
    const second = spawn(process.execPath, [trainerScript, run.path], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    second.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(second, 'close');
    expect(second.exitCode).toBe(2);
    expect(said).toMatch(/^ZOO3003 Run .* is owned by process \d+ on [^\n]+\n$/);
    expect(await stopRun(run)).toBe('obeyed');
    expect(readRun(run)).toMatchObject({ status: 'stopped', attempts: 1 });
  });

  test('is heard of every second while a step takes several', async () => {
    const run = training('slow');
    await start(run);
    const standings: RunStanding[] = [];
    const attachment = attachRun(run, { onDidChangeStanding: (standing) => standings.push(standing) });
    await sameStepBeats(run, 3);
    attachment.dispose();
    expect(standings.filter((standing) => standing !== 'preparing')).toEqual(['running']);
  });

  test('that is frozen is said not to respond, and is killed when it does not let itself be stopped', async () => {
    const run = training('long');
    const { pid, ended } = await start(run);
    await stepOf(run, 1);
    process.kill(pid, 'SIGSTOP');
    const standings: RunStanding[] = [];
    await new Promise<void>((resolve) => {
      // A clock that runs fast, so that ten silent seconds are over soon.
      const attachment = attachRun(
        run,
        {
          onDidChangeStanding: (standing) => {
            standings.push(standing);
            if (standing === 'notResponding') {
              attachment.dispose();
              resolve();
            }
          },
        },
        { now: () => 20 * performance.now() },
      );
    });
    expect(standings).toEqual(['running', 'notResponding']);
    expect(await stopRun(run, { patienceMs: 100 })).toBe('killed');
    await ended;
    expect(livingOwner(run)).toBeUndefined();
  });

  test('is not shaken by commands that mean nothing', async () => {
    const run = training('long');
    await start(run);
    await stepOf(run, 1);
    appendFileSync(join(run.path, 'control.jsonl'), `nonsense\n{"kind":"stop"}\t00000000\n${'x'.repeat(100_000)}\n`);
    const { report } = await eventOf(run, 'warning');
    expect(report.code).toBe('ZOO3034');
    expect(await stopRun(run)).toBe('obeyed');
    expect(readEvents(run).events.filter(({ kind }) => kind === 'warning')).toHaveLength(1);
  });
});
