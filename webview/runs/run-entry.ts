import type { LineState, RunDigest, RunLine } from '#protocol/pages/runs-page';

/** A run in the table: what is known at once, and what was read for it so far. */
export interface RunEntry {
  readonly line: RunLine;
  readonly digest: RunDigest | undefined;
}

/** What a run is called: its title, or its id; without the marks that make a text look like another one by turning its direction. */
export function nameOf({ title, id }: Pick<RunLine, 'title' | 'id'>): string {
  return (title ?? id).replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/** How long it has trained, in milliseconds; undefined before it begins. */
export function durationOf({ startedAt, endedAt, state }: RunLine, nowMs: number): number | undefined {
  if (startedAt === null) return undefined;
  return isLiving(state) ? Math.max(0, nowMs - startedAt) : endedAt === null ? undefined : endedAt - startedAt;
}

/** Whether a process is at work on it. */
export function isLiving(state: LineState): boolean {
  return state === 'preparing' || state === 'running' || state === 'paused';
}
