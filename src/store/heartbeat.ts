import { constants } from 'node:fs';
import { join } from 'node:path';
import { parseHeartbeat, toHeartbeatText, type Heartbeat } from '#protocol/heartbeat';
import type { FileDoor } from './file-door';
import { readText } from './read-file';
import type { RunDirectory } from './run-directory';
import { bestEffort, toStoreError } from './store-error';
import { replaceFile, writeAll } from './write-atomically';

/**
 * Replaces `heartbeat.json`, without forcing it to the disk. A full disk has no room for another file, so the one that is there is then overwritten:
 * a reader may see half a beat and takes it for none, which is better than a living training that is taken for a dead one.
 *
 * @throws NeurozooError ZOO3010 to ZOO3012
 */
export function writeHeartbeat(run: RunDirectory, heartbeat: Heartbeat): void {
  const path = heartbeatPath(run);
  const bytes = Buffer.from(toHeartbeatText(heartbeat));
  try {
    replaceFile(run.door, path, [bytes]);
  } catch (error) {
    if (
      !bestEffort(() => {
        overwrite(run.door, path, bytes);
      })
    ) {
      throw toStoreError(error, 'write the heartbeat', path);
    }
  }
}

function overwrite(door: FileDoor, path: string, bytes: Uint8Array): void {
  const descriptor = door.open(path, constants.O_WRONLY | constants.O_NOFOLLOW);
  try {
    writeAll(door, descriptor, [bytes]);
    door.truncate(descriptor, bytes.byteLength);
  } finally {
    door.close(descriptor);
  }
}

/** The last sign of life; undefined where there was none or it cannot be read. */
export function readHeartbeat(run: RunDirectory): Heartbeat | undefined {
  const path = heartbeatPath(run);
  try {
    const parsed = parseHeartbeat(readText(run.door, path, 4096));
    return parsed.kind === 'value' ? parsed.value : undefined;
  } catch {
    // Missing or damaged: no sign of life either way, and the next one replaces it.
    return undefined;
  }
}

function heartbeatPath(run: RunDirectory): string {
  return join(run.path, 'heartbeat.json');
}
