import { setTimeout as wait } from 'node:timers/promises';
import type { ProcessIdentity } from '#protocol/lock';
import { readHeartbeat } from '#store/heartbeat';
import { livingOwner } from '#store/lock';
import { isAlive, systemProcesses } from '#store/process-identity';
import type { RunDirectory } from '#store/run-directory';
import { sendControl } from './send-control';

/** How patiently a training is ended. */
export interface StopOptions {
  /** Without a last checkpoint. */
  readonly discard?: boolean;
  /** How long each of the two polite ways is given. A step that is under way may take as long as it needs before the first. */
  readonly patienceMs?: number;
}

/** By which of the three ways a trainer ended; `unstoppable` is one that the system itself does not let go of. */
export type StopOutcome = 'obeyed' | 'terminated' | 'killed' | 'unstoppable';

/**
 * Ends a run's trainer: asks through the control file; if it does not end, by SIGTERM, which a trainer also answers with a checkpoint; if that does not
 * help, by SIGKILL. A signal is only sent after checking that the very process of the run's lock is still there.
 *
 * @throws NeurozooError ZOO3005 when no trainer of the run lives
 */
export async function stopRun(run: RunDirectory, { discard = false, patienceMs = 5_000 }: StopOptions = {}): Promise<StopOutcome> {
  const owner = sendControl(run, { kind: 'stop', discard });
  if (await gone(run, owner, { patienceMs, waitForStep: true })) {
    return 'obeyed';
  }
  signal(run, owner, 'SIGTERM');
  if (await gone(run, owner, { patienceMs, waitForStep: false })) {
    return 'terminated';
  }
  signal(run, owner, 'SIGKILL');
  return (await gone(run, owner, { patienceMs, waitForStep: false })) ? 'killed' : 'unstoppable';
}

interface Patience {
  readonly patienceMs: number;
  /** A heartbeat that goes on while its step stands still is a long step: the limit begins when the step has ended, but never runs ten times over. */
  readonly waitForStep: boolean;
}

/** Whether the process ends in time. */
async function gone(run: RunDirectory, owner: ProcessIdentity, { patienceMs, waitForStep }: Patience): Promise<boolean> {
  const started = performance.now();
  const firstStep = readHeartbeat(run)?.step;
  let since = started;
  for (;;) {
    if (!isAlive(owner)) {
      return true;
    }
    const now = performance.now();
    if (waitForStep && now - started < 10 * patienceMs && isInStep(run, firstStep)) {
      since = now;
    }
    if (now - since > patienceMs) {
      return false;
    }
    await wait(20);
  }
}

function isInStep(run: RunDirectory, firstStep: number | undefined): boolean {
  const heartbeat = readHeartbeat(run);
  const isFresh = heartbeat !== undefined && Math.abs(Date.now() - Date.parse(heartbeat.at)) < 3_000;
  return isFresh && heartbeat.state === 'running' && heartbeat.step === firstStep;
}

/** To the process that owns the run, and to no other: not one of another machine, not one that has the pid now. */
function signal(run: RunDirectory, owner: ProcessIdentity, name: 'SIGTERM' | 'SIGKILL'): void {
  const table = systemProcesses();
  if (livingOwner(run, table)?.nonce === owner.nonce && owner.host === table.host && isAlive(owner, table)) {
    process.kill(owner.pid, name);
  }
}
