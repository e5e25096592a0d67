import type { RunEvent } from '#protocol/events';

type Cause = Extract<RunEvent, { kind: 'died' }>['cause'];

/** How a process ended, as its parent saw it. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last lines that it wrote. */
  readonly logTail: string;
}

/**
 * Why a process that did not say goodbye has ended. The system ends the largest process when memory runs out with SIGKILL (137 through a shell), and
 * Node ends itself with SIGABRT after naming its heap.
 */
export function causeOfDeath({ exitCode, signal, logTail }: ProcessEnd): Cause {
  if (/heap out of memory|Array buffer allocation failed|out of memory/i.test(logTail) || signal === 'SIGKILL' || exitCode === 137) {
    return 'outOfMemory';
  }
  return signal === 'SIGTERM' || signal === 'SIGINT' || signal === 'SIGHUP' ? 'killed' : 'crashed';
}
