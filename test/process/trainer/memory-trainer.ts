import { engine } from '@tensorflow/tfjs-core';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { diskDoor } from '#store/file-door';
import { openRunDirectory } from '#store/run-directory';
import { watchFileDoor } from '#store/watched-file-door';
import { trainRun } from '#trainer/train-run';

// The trainer's entry, which prints tensors and memory after each hundred writes, of which a training does one a step. Garbage is collected before,
// so that what is left is what something holds.
setFlagsFromString('--expose-gc');
let writes = 0;
const door = watchFileDoor(diskDoor, {
  before: () => undefined,
  after: ({ name }) => {
    if (name === 'write' && ++writes % 100 === 0) {
      runInNewContext('gc()');
      const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
      process.stderr.write(`${JSON.stringify({ tensors: engine().registry['wasm']?.numDataIds(), rss, held: heapUsed + arrayBuffers })}\n`);
    }
  },
});
const training = trainRun(openRunDirectory(process.argv[2] ?? '', door), {
  nowMs: () => performance.now(),
  pause: (ms) => (ms === 0 ? setImmediate() : setTimeout(ms)),
});
process.exitCode = (await training.done) ? 0 : 1;
