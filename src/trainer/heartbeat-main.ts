import { workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { trainerStates } from '#protocol/heartbeat';
import { writeHeartbeat } from '#store/heartbeat';
import { openRunDirectory } from '#store/run-directory';
import { heartbeatPeriodMs, writing, writingCell } from './heartbeat-cells';

/**
 * Entry of the thread that writes `heartbeat.json` every second, however long a step of the main thread takes. The main thread tells it step and state
 * through shared memory.
 */
const { runDirectory, nonce, shared } = v.parse(
  v.object({ runDirectory: v.string(), nonce: v.string(), shared: v.instance(SharedArrayBuffer) }),
  workerData,
);
const run = openRunDirectory(runDirectory);
const cells = new Int32Array(shared);

function beat(): void {
  if (Atomics.compareExchange(cells, writingCell, writing.idle, writing.underWay) !== writing.idle) {
    return;
  }
  try {
    writeHeartbeat(run, {
      version: 1,
      pid: process.pid,
      nonce,
      at: new Date().toISOString(),
      step: Atomics.load(cells, 0),
      state: trainerStates[Atomics.load(cells, 1)] ?? 'running',
    });
  } catch {
    // A full disk must not end a training; the next beat tries again.
    return;
  } finally {
    Atomics.store(cells, writingCell, writing.idle);
    Atomics.notify(cells, writingCell);
  }
}

beat();
setInterval(beat, heartbeatPeriodMs);
