/** A stretch that wants a lane of its own; `key` is whatever the caller knows it by. */
export interface Span {
  readonly key: number;
  readonly start: number;
  readonly end: number;
}

/** The lane of each stretch, from 0 on: shorter ones first, each in the first lane where nothing else runs beside it. */
export function assignLanes(spans: readonly Span[]): ReadonlyMap<number, number> {
  const lanes: Span[][] = [];
  const assigned = new Map<number, number>();
  for (const span of spans.toSorted((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)) {
    const free = lanes.findIndex((lane) => lane.every((other) => other.end <= span.start || other.start >= span.end));
    const lane = free < 0 ? lanes.length : free;
    (lanes[lane] ??= []).push(span);
    assigned.set(span.key, lane);
  }
  return assigned;
}
