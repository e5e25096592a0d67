import type { FileDoor } from './file-door';
import { watchFileDoor } from './watched-file-door';

/** The variable that makes a process kill itself at an operation of its store: `17`, `17:after`, `17:half`. For tests of crashes. */
export const crashVariable = 'NEUROZOO_CRASH_AT';

/**
 * The door that a process should use: the given one, or, where {@link crashVariable} says so, one that ends the process without any clean-up
 * before (or after, or in the middle of the write of) that operation.
 */
export function fileDoorFor(environment: Readonly<Record<string, string | undefined>>, door: FileDoor): FileDoor {
  const match = /^(\d+)(?::(before|after|half))?$/.exec(environment[crashVariable] ?? '');
  if (match === null) {
    return door;
  }
  const at = Number(match[1]);
  const when = match[2] ?? 'before';
  return watchFileDoor(door, {
    before: (operation) => {
      if (operation.number !== at) {
        return undefined;
      }
      if (when === 'half' && operation.bytes > 1) {
        return operation.bytes >> 1;
      }
      if (when !== 'after') {
        crash();
      }
      return undefined;
    },
    after: (operation) => {
      if (operation.number === at) {
        crash();
      }
    },
  });
}

/** Ends the process as a power cut would; nothing of it runs any more. */
function crash(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;) {
    // The signal may reach the process a moment later; nothing must happen until then.
  }
}
