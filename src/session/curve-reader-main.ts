import { parentPort, workerData } from 'node:worker_threads';
import { openRunDirectory } from '#store/run-directory';
import { isCurveReaderStart, type FromCurveReader, type ToCurveReader } from './curve-reader-wire';
import { CurveDesk } from './curves/curve-desk';
import { FollowedRun } from './curves/followed-run';

// The thread that reads and draws curves, so that neither the extension's thread nor the page has to hold a million points.

/** How often the runs' files are looked at. */
const pollMs = 100;

const port = parentPort;
const start: unknown = workerData;
if (port === null || !isCurveReaderStart(start)) throw new Error('The reader of curves is a thread, started with the folders of runs.');
const now = (): number => performance.now();
const desk = new CurveDesk(
  start.folders.map((folder) => new FollowedRun(openRunDirectory(folder), now)),
  {
    post: (message: FromCurveReader) => {
      port.postMessage(message);
    },
    now,
  },
);
port.on('message', (message: ToCurveReader) => {
  desk.take(message);
});
work();

function work(): void {
  if (desk.turn()) setImmediate(work);
  else setTimeout(work, pollMs);
}
