import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { diskDoor } from '#store/file-door';
import { openRunDirectory } from '#store/run-directory';
import { watchFileDoor } from '#store/watched-file-door';
import { trainRun } from '#trainer/train-run';

// The trainer's entry behind a disk that takes nothing new while a file says that it is full; a write first takes half.
const folder = process.argv[2] ?? '';
const isFull = (): boolean => existsSync(join(folder, 'disk-is-full'));
let hasTakenHalf = false;
const door = watchFileDoor(diskDoor, {
  before: ({ name, bytes }) => {
    if ((name !== 'write' && name !== 'mkdir') || !isFull()) {
      return undefined;
    }
    if (name === 'write' && bytes > 1 && !hasTakenHalf) {
      hasTakenHalf = true;
      return bytes >> 1;
    }
    throw Object.assign(new Error('ENOSPC: injected'), { code: 'ENOSPC' });
  },
  after: () => undefined,
});
const training = trainRun(openRunDirectory(folder, door), {
  nowMs: () => performance.now(),
  pause: (ms) => (ms === 0 ? setImmediate() : setTimeout(ms)),
});
process.on('SIGTERM', () => {
  training.requestStop();
});
process.exitCode = (await training.done) ? 0 : 1;
