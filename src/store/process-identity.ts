import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { ProcessIdentity } from '#protocol/lock';

/** What can be asked about processes; a test passes its own. */
export interface ProcessTable {
  readonly host: string;
  readonly bootId: string | null;
  /** When a process started, in the system's words; null where only its existence is known; undefined: there is no such process. */
  startTime(pid: number): string | null | undefined;
}

/** The machine's own table. */
export function systemProcesses(): ProcessTable {
  return {
    host: hostname(),
    bootId: readSystemFile('/proc/sys/kernel/random/boot_id')?.trim() ?? null,
    startTime: (pid) => {
      const stat = readSystemFile(`/proc/${String(pid)}/stat`);
      if (stat !== undefined) {
        // The name in parentheses may hold anything; after it, the state is field 1 and the start, in clock ticks, field 20.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return fields[0] === 'Z' || fields[0] === 'X' ? undefined : (fields[19] ?? null);
      }
      return process.platform === 'linux' || !exists(pid) ? undefined : null;
    },
  };
}

/** Who this process is, for a lock. */
export function ownIdentity(nonce: string, table: ProcessTable = systemProcesses()): ProcessIdentity {
  const { host, bootId } = table;
  return { version: 1, pid: process.pid, startTime: table.startTime(process.pid) ?? null, bootId, host, nonce };
}

/**
 * Whether the very process that wrote an identity lives on this machine: same machine start, same pid, same start time. A reused pid is another
 * process, and so is every process of another machine.
 */
export function isAlive(identity: ProcessIdentity, table: ProcessTable = systemProcesses()): boolean {
  if (identity.host !== table.host || identity.bootId !== table.bootId) {
    return false;
  }
  const startTime = table.startTime(identity.pid);
  return startTime !== undefined && startTime === identity.startTime;
}

function readSystemFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // Not Linux, or no such process.
    return undefined;
  }
}

/** Signal 0 reaches nobody; it only asks. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
