import { join } from 'node:path';
import { parseHeartbeat, toHeartbeatText, type Heartbeat } from '#protocol/heartbeat';
import { readText } from './read-file';
import type { RunDirectory } from './run-directory';
import { toStoreError } from './store-error';
import { replaceFile } from './write-atomically';

/** Replaces `heartbeat.json`, without forcing it to the disk. */
export function writeHeartbeat(run: RunDirectory, heartbeat: Heartbeat): void {
  const path = heartbeatPath(run);
  try {
    replaceFile(run.door, path, [Buffer.from(toHeartbeatText(heartbeat))]);
  } catch (error) {
    throw toStoreError(error, 'write the heartbeat', path);
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
