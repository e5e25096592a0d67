import type { Place, RouteStep } from './level';

/** A line through corners, rounded where there is room. */
export function roundedRoute(corners: readonly Place[], radius: number): readonly RouteStep[] {
  const [first] = corners;
  if (first === undefined) {
    return [];
  }
  const steps: RouteStep[] = [{ to: 'move', end: first }];
  for (let index = 1; index < corners.length; index++) {
    const before = corners[index - 1] ?? first;
    const corner = corners[index] ?? first;
    const after = corners[index + 1];
    if (after === undefined) {
      steps.push({ to: 'line', end: corner });
    } else {
      const round = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
      const start = towards(corner, before, round);
      const end = towards(corner, after, round);
      steps.push(
        { to: 'line', end: start },
        { to: 'curve', first: towards(start, corner, round * 0.6), second: towards(end, corner, round * 0.6), end },
      );
    }
  }
  return steps;
}

/** A line that leaves and enters along the flow and bends smoothly from each place to the next. */
export function flowingRoute(places: readonly Place[]): readonly RouteStep[] {
  const [first] = places;
  if (first === undefined) {
    return [];
  }
  const steps: RouteStep[] = [{ to: 'move', end: first }];
  let last = first;
  for (const place of places.slice(1)) {
    steps.push(bend(last, place));
    last = place;
  }
  return steps;
}

function bend(from: Place, to: Place): RouteStep {
  if (Math.abs(from.across - to.across) < 0.5) {
    return { to: 'line', end: to };
  }
  const middle = (from.along + to.along) / 2;
  return { to: 'curve', first: { along: middle, across: from.across }, second: { along: middle, across: to.across }, end: to };
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.along - b.along, a.across - b.across);
}

function towards(from: Place, to: Place, length: number): Place {
  const all = distance(from, to);
  const share = all === 0 ? 0 : length / all;
  return { along: from.along + (to.along - from.along) * share, across: from.across + (to.across - from.across) * share };
}
