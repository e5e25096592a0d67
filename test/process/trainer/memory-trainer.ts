import { engine } from '@tensorflow/tfjs-core';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { createContext, Script } from 'node:vm';
import { diskDoor } from '#store/file-door';
import { openRunDirectory } from '#store/run-directory';
import { watchFileDoor } from '#store/watched-file-door';
import { trainRun } from '#trainer/train-run';

// The trainer's entry, which prints tensors and memory after each fifty writes, of which a training does one a step. What it counts must be what the
// trainer holds, and nothing else:
// - The optimising compilers lay up code and notes for tens of thousands of steps, some 300 bytes a step. They stay off; every function is compiled
//   plainly and has its notes from its first call.
// - Collecting garbage only begins to give dead buffers back, in a thread that a busy machine lets wait, and collecting once more waits for that.
for (const flag of ['--no-opt', '--no-maglev', '--always-sparkplug', '--no-lazy-feedback-allocation', '--no-flush-bytecode']) {
  setFlagsFromString(flag);
}
setFlagsFromString('--expose-gc');
const collect = new Script('gc(); gc()');
const collector = createContext();
const folder = process.argv[2] ?? '';

/** What is lost with each write, to prove that the measuring sees it: a file of the run says what. */
const leakFile = join(folder, 'leak');
const leak = existsSync(leakFile) ? readFileSync(leakFile, 'utf8') : 'nothing';
const lost: unknown[] = [];

function lose(): void {
  if (leak === 'bytes') {
    lost.push(Array.from({ length: 73 }, (_, index) => index + 0.5));
  } else if (leak === 'tensor') {
    engine().registry['wasm']?.write(Float32Array.of(1), [1], 'float32');
  }
}

let writes = 0;
const door = watchFileDoor(diskDoor, {
  before: () => undefined,
  after: ({ name }) => {
    if (name !== 'write') {
      return;
    }
    lose();
    if (++writes % 50 === 0) {
      collect.runInContext(collector);
      const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
      process.stderr.write(`${JSON.stringify({ tensors: engine().registry['wasm']?.numDataIds(), rss, held: heapUsed + arrayBuffers })}\n`);
    }
  },
});
const training = trainRun(openRunDirectory(folder, door), {
  nowMs: () => performance.now(),
  pause: (ms) => (ms === 0 ? setImmediate() : setTimeout(ms)),
});
process.exitCode = (await training.done) ? 0 : 1;
