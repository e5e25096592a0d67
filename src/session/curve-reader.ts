import { Worker } from 'node:worker_threads';
import type { Disposable } from '#base/disposable';
import { NeurozooError } from '#base/neurozoo-error';
import type { RunDirectory } from '#store/run-directory';
import type { CurveReaderStart, FromCurveReader, ToCurveReader } from './curve-reader-wire';

/** A thread that reads the curves of some runs. It only reads, so that it needs no trust. */
export interface CurveReader extends Disposable {
  tell(message: ToCurveReader): void;
}

/** What the thread reads, and who hears it. */
export interface CurveReaderOptions {
  /** Absolute path of the thread's bundle, `dist/curve-reader.js`. */
  readonly script: string;
  readonly runs: readonly RunDirectory[];
  readonly onMessage: (message: FromCurveReader) => void;
  /** The thread has ended by itself, often for want of memory. */
  readonly onDidEnd: (error: NeurozooError) => void;
}

/** Starts a thread that follows the runs until it is disposed. */
export function startCurveReader({ script, runs, onMessage, onDidEnd }: CurveReaderOptions): CurveReader {
  const start: CurveReaderStart = { folders: runs.map(({ path }) => path) };
  const worker = new Worker(script, { workerData: start });
  worker.unref();
  const end = (cause?: unknown): void => {
    worker.removeAllListeners();
    onDidEnd(ended(cause));
  };
  worker.on('message', onMessage);
  worker.once('error', end);
  worker.once('exit', () => {
    end();
  });
  return {
    tell: (message) => {
      worker.postMessage(message);
    },
    dispose: () => {
      worker.removeAllListeners();
      // What goes wrong in a thread that nobody waits for any more is not told.
      worker.on('error', () => undefined);
      void worker.terminate();
    },
  };
}

function ended(cause?: unknown): NeurozooError {
  const message = `The thread that reads the curves has ended${cause instanceof Error ? `: ${cause.message}` : ''}.`;
  return new NeurozooError({ code: 'ZOO5003', message, hint: 'Open the curves again; with very long runs, open fewer at once.' }, cause);
}
