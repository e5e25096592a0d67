import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Disposable } from '#base/disposable';
import { NeurozooError } from '#base/neurozoo-error';
import { parseLock, toLockText, type ProcessIdentity } from '#protocol/lock';
import { readHeartbeat } from './heartbeat';
import { isAlive, ownIdentity, systemProcesses, type ProcessTable } from './process-identity';
import { readText } from './read-file';
import type { RunDirectory } from './run-directory';
import { bestEffort, systemCode, toStoreError } from './store-error';
import { renamePatiently, temporaryName, writeNewFile } from './write-atomically';

/** The right to write a run; disposing gives it back. */
export interface RunLock extends Disposable {
  readonly owner: ProcessIdentity;
}

/** Another machine's process cannot be looked up; its heartbeat counts as a sign of life for so long. */
const foreignHeartbeatMs = 60_000;

/** A lock that cannot be read may be one being written; after so long it is damage. */
const unreadableMs = 5_000;

/**
 * Takes the run for this process. A lock whose owner is gone is taken over: whoever first makes the file `lock.after-<nonce of the dead>` has it, which
 * the file system gives to one process only, and the lock itself is then replaced; so two that come at once cannot both win.
 *
 * @throws NeurozooError ZOO3003 naming the owner that lives; ZOO3010 to ZOO3012
 */
export function acquireLock(run: RunDirectory, nonce: string, table: ProcessTable = systemProcesses()): RunLock {
  const owner = ownIdentity(nonce, table);
  const own = join(run.path, temporaryName('lock'));
  try {
    writeNewFile(run.door, own, [Buffer.from(toLockText(owner))]);
    try {
      takeLock(run, own, table);
    } finally {
      bestEffort(() => {
        run.door.unlink(own);
      });
    }
  } catch (error) {
    throw toStoreError(error, `lock run \`${run.id}\``, lockPath(run));
  }
  let isHeld = true;
  return {
    owner,
    dispose: () => {
      if (isHeld && readOwner(run, 'lock')?.nonce === nonce) {
        run.door.unlink(lockPath(run));
      }
      isHeld = false;
    },
  };
}

/** The living process that owns a run; undefined where nobody does. */
export function livingOwner(run: RunDirectory, table: ProcessTable = systemProcesses()): ProcessIdentity | undefined {
  const owner = readOwner(run, 'lock');
  return owner?.identity !== undefined && lives(run, owner, table) ? owner.identity : undefined;
}

/** What stands in a lock file: who, or only which bytes where they mean nothing. */
interface Owner {
  readonly identity: ProcessIdentity | undefined;
  readonly nonce: string;
  readonly modifiedMs: number;
}

function takeLock(run: RunDirectory, own: string, table: ProcessTable): void {
  // Each round that ends without an answer means that another process has made progress meanwhile.
  for (let round = 0; round < 100; round++) {
    if (linked(run, own, 'lock') || takenOver({ run, own, table })) {
      return;
    }
  }
  throw new NeurozooError({ code: 'ZOO3003', message: `Run \`${run.id}\` is being taken by other processes.`, hint: 'Try again.' });
}

/** Takes the lock of a dead owner. False: another process was quicker. @throws NeurozooError ZOO3003 where the owner lives */
function takenOver({ run, own, table }: Attempt): boolean {
  const holder = readOwner(run, 'lock');
  const claims = holder === undefined ? undefined : claimAfter({ run, own, table }, holder);
  const last = claims?.at(-1);
  if (claims === undefined || last === undefined) {
    return false;
  }
  // Someone may have taken over and cleaned up between the two looks; this claim is then about a lock that is gone.
  const isStale = readOwner(run, 'lock')?.nonce !== holder?.nonce;
  if (!isStale) {
    replaceLock(run, own);
  }
  for (const claim of isStale ? [last] : claims) {
    bestEffort(() => {
      run.door.unlink(join(run.path, claim));
    });
  }
  return !isStale;
}

/** One process trying to take a run: with its finished lock file, under a temporary name. */
interface Attempt {
  readonly run: RunDirectory;
  readonly own: string;
  readonly table: ProcessTable;
}

/** The claims from the dead holder to this process, the last being its own; undefined where things moved meanwhile. @throws ZOO3003 */
function claimAfter({ run, own, table }: Attempt, holder: Owner): string[] | undefined {
  const claims: string[] = [];
  for (let dead = holder; ;) {
    if (lives(run, dead, table)) {
      throw ownedError(run, dead);
    }
    const claim = `lock.after-${dead.nonce}`;
    claims.push(claim);
    if (linked(run, own, claim)) {
      return claims;
    }
    const next = readOwner(run, claim);
    if (next === undefined) {
      return undefined;
    }
    dead = next;
  }
}

function ownedError(run: RunDirectory, { identity }: Owner): NeurozooError {
  const who = identity === undefined ? 'another process' : `process ${String(identity.pid)} on ${identity.host}`;
  return new NeurozooError({
    code: 'ZOO3003',
    message: `Run \`${run.id}\` is owned by ${who}.`,
    hint: 'Wait until it ends, or stop it with `neurozoo stop`.',
    file: lockPath(run),
  });
}

function lives(run: RunDirectory, { identity, modifiedMs }: Owner, table: ProcessTable): boolean {
  if (identity === undefined) {
    return Math.abs(Date.now() - modifiedMs) < unreadableMs;
  }
  if (identity.host === table.host) {
    return isAlive(identity, table);
  }
  const heartbeat = readHeartbeat(run);
  return heartbeat?.nonce === identity.nonce && Math.abs(Date.now() - Date.parse(heartbeat.at)) < foreignHeartbeatMs;
}

/** Gives the finished lock file a second name; a link is made by one process only. */
function linked(run: RunDirectory, own: string, name: string): boolean {
  try {
    run.door.link(own, join(run.path, name));
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') {
      return false;
    }
    if (systemCode(error) === 'EPERM' || systemCode(error) === 'ENOTSUP' || systemCode(error) === 'ENOSYS') {
      return createdWithoutLinks(run, own, name);
    }
    throw error;
  }
}

/** For file systems without links: the file is made by one process only, though for a moment it is empty. */
function createdWithoutLinks(run: RunDirectory, own: string, name: string): boolean {
  try {
    writeNewFile(run.door, join(run.path, name), [Buffer.from(readText(run.door, own))]);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function replaceLock(run: RunDirectory, own: string): void {
  const copy = join(run.path, temporaryName('lock'));
  writeNewFile(run.door, copy, [Buffer.from(readText(run.door, own))]);
  renamePatiently(run.door, copy, lockPath(run));
}

function readOwner(run: RunDirectory, name: string): Owner | undefined {
  const path = join(run.path, name);
  const stats = run.door.lstat(path);
  if (stats === undefined) {
    return undefined;
  }
  let text = '';
  if (!bestEffort(() => (text = readText(run.door, path, 4096))) && run.door.lstat(path) === undefined) {
    return undefined;
  }
  const parsed = parseLock(text);
  return parsed.kind === 'value'
    ? { identity: parsed.value, nonce: parsed.value.nonce, modifiedMs: stats.mtimeMs }
    : { identity: undefined, nonce: createHash('sha256').update(text).digest('hex').slice(0, 32), modifiedMs: stats.mtimeMs };
}

function lockPath(run: RunDirectory): string {
  return join(run.path, 'lock');
}
