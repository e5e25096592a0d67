import { join } from 'node:path';
import { parseRunEvent, type RunEvent } from '#protocol/events';
import { toRecordLine } from '#protocol/record-line';
import { appendShared } from './append-log';
import { LogTail } from './log-tail';
import type { RunDirectory } from './run-directory';

/** Adds an event to `events.jsonl`. @throws NeurozooError ZOO3010 to ZOO3012 */
export function writeEvent(run: RunDirectory, event: RunEvent): void {
  appendShared(run.door, eventPath(run), toRecordLine(event));
}

/** All events so far; damaged lines are left out and counted. */
export function readEvents(run: RunDirectory): { readonly events: readonly RunEvent[]; readonly damaged: number } {
  return checked(new LogTail(run.door, eventPath(run)).readAll());
}

/** Follows a run's events. */
export class EventTail {
  readonly #tail: LogTail;

  constructor(run: RunDirectory) {
    this.#tail = new LogTail(run.door, eventPath(run));
  }

  /** The events that were added since the last reading. */
  read(): readonly RunEvent[] {
    return checked(this.#tail.readAll()).events;
  }
}

function eventPath(run: RunDirectory): string {
  return join(run.path, 'events.jsonl');
}

function checked(lines: { readonly records: readonly unknown[]; readonly damaged: number }): { events: RunEvent[]; damaged: number } {
  const parsed = lines.records.map(parseRunEvent);
  const events = parsed.flatMap((event) => (event.kind === 'value' ? [event.value] : []));
  return { events, damaged: lines.damaged + parsed.length - events.length };
}
