import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Disposable } from '#base/disposable';
import { trainerStates, type TrainerState } from '#protocol/heartbeat';
import { writing, writingCell } from './heartbeat-cells';

/** The trainer's sign of life, written by a thread of its own. */
export interface HeartbeatThread extends Disposable {
  /** Takes effect with the next beat. */
  show(step: number, state: TrainerState): void;
}

/** Starts the thread; it never keeps the process alive. */
export function startHeartbeat(runDirectory: string, nonce: string): HeartbeatThread {
  const shared = new SharedArrayBuffer(12);
  const cells = new Int32Array(shared);
  const worker = new Worker(threadScript(), { workerData: { runDirectory, nonce, shared } });
  worker.unref();
  // A thread that fails must not end the training; without beats the session says that the trainer does not respond.
  worker.on('error', () => {
    process.stderr.write('The heartbeat thread has failed.\n');
  });
  return {
    show: (step, state) => {
      Atomics.store(cells, 0, step);
      Atomics.store(cells, 1, trainerStates.indexOf(state));
    },
    dispose: () => {
      endWriting(cells);
      void worker.terminate();
    },
  };
}

/** Waits, a second at most, until a heartbeat that is being written is whole, and lets no other begin. */
function endWriting(cells: Int32Array): void {
  const untilMs = performance.now() + 1000;
  while (Atomics.compareExchange(cells, writingCell, writing.idle, writing.ended) === writing.underWay && performance.now() < untilMs) {
    Atomics.wait(cells, writingCell, writing.underWay, 100);
  }
}

/** Beside the bundle of the trainer. */
function threadScript(): URL {
  const bundled = new URL('./heartbeat.js', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('./heartbeat-main.ts', import.meta.url);
}
