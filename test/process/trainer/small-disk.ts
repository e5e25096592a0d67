import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readEvents } from '#store/event-log';
import { readMetrics } from '#store/metric-log';
import { newTraining } from './jobs';
import { beatOf, eventOf, start } from './run-trainer';
import { leftovers, resultOf } from './training-result';

// Trains on a file system of 80 MB that is full for a while, in a process that may mount one for itself alone, and prints what came of it.
// A trainer keeps no process alive that waits for it.
const waiting = setInterval(() => undefined, 1000);
const [, , place = '', steps = ''] = process.argv;
mkdirSync(place, { recursive: true });
const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', place], { encoding: 'utf8' });
if (status !== 0) {
  throw new Error(`A small disk cannot be mounted: ${stderr}`);
}
const run = newTraining('mlp', { workspace: place, recipe: { length: { unit: 'steps', count: Number(steps) } } });
const { ended } = await start(run);
await eventOf(run, 'checkpoint');
fill(join(place, 'filler'));
await beatOf(run, (readMetrics(run).records.at(-1)?.step ?? 0) + 300);
rmSync(join(place, 'filler'));
await ended;
clearInterval(waiting);
const warnings = readEvents(run).events.flatMap((event) => (event.kind === 'warning' ? [event.report.code] : []));
const { damaged, records } = readMetrics(run);
const told = {
  result: resultOf(run),
  warnings: [...new Set(warnings)],
  // Once by the logs and, where one was due, once by the checkpoints.
  isToldTooOften: warnings.length > 2,
  damaged,
  records: records.length,
  leftovers: leftovers(run),
};
process.stdout.write(JSON.stringify(told));

/** Takes all the room there is, to the last byte. */
function fill(path: string): void {
  const descriptor = openSync(path, 'w');
  for (let piece = 1024 * 1024; piece >= 1;) {
    try {
      if (writeSync(descriptor, new Uint8Array(piece)) === 0) {
        piece >>= 1;
      }
    } catch {
      piece >>= 1;
    }
  }
  closeSync(descriptor);
}
