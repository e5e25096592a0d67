import type { CurveAxis, CurveEvent, CurveEventKind } from '#protocol/curves';
import { eventPlace, eventUrgency } from './event-words';

/** An event of a run with its place on the axis. */
export interface PlacedEvent {
  readonly run: number;
  readonly x: number;
  readonly event: CurveEvent;
}

/** Events in a part of the axis. @param histories by run */
export function placedEvents(
  histories: ReadonlyMap<number, { readonly events: readonly CurveEvent[] }>,
  { axis, from, to }: { readonly axis: CurveAxis; readonly from: number; readonly to: number },
): readonly PlacedEvent[] {
  return [...histories].flatMap(([run, { events }]) =>
    events.map((event) => ({ run, x: eventPlace(event, axis), event })).filter(({ x }) => x >= from && x <= to),
  );
}

/** Those that have room beside each other: the more urgent first, then the newer. @param distance between two, in units of the axis's places */
export function spreadEvents(events: readonly PlacedEvent[], place: (x: number) => number, distance: number): readonly PlacedEvent[] {
  const kept: PlacedEvent[] = [];
  const taken: number[] = [];
  const byUrgency = [...events].sort((a, b) => urgency(a.event.kind) - urgency(b.event.kind) || b.x - a.x);
  for (const candidate of byUrgency) {
    const at = place(candidate.x);
    if (taken.some((other) => Math.abs(other - at) < distance)) continue;
    taken.push(at);
    kept.push(candidate);
  }
  return kept;
}

function urgency(kind: CurveEventKind): number {
  return eventUrgency.indexOf(kind);
}

/** The events nearest to a place, as far as they are within `distance`. */
export function eventsNear(events: readonly PlacedEvent[], x: number, distance: number): readonly PlacedEvent[] {
  return events.filter((candidate) => Math.abs(candidate.x - x) <= distance).slice(-4);
}
