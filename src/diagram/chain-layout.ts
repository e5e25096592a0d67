import {
  entryOf,
  exitOf,
  leastGap,
  stripGap,
  type LaidLevel,
  type Level,
  type LevelEdge,
  type LevelItem,
  type Place,
  type Route,
} from './level';
import { assignLanes } from './lanes';
import { roundedRoute } from './route';
import { largest } from './extremes';

/** Whether every item is followed by the next one, so that whatever else flows skips forward. */
export function isChain({ items, edges }: Level): boolean {
  const index = new Map(items.map((item, place) => [item.id, place]));
  const followed = new Set<number>();
  for (const { from, to } of edges) {
    const start = from === undefined ? -1 : (index.get(from) ?? -1);
    const end = to === undefined ? items.length : (index.get(to) ?? -1);
    if (end <= start) {
      return false;
    }
    if (end === start + 1) {
      followed.add(start);
    }
  }
  return items.every((_, place) => place === items.length - 1 || followed.has(place));
}

/** Lays a chain out on one line; what skips goes in lanes beside it, short skips nearest. */
export function layoutChain(level: Level): LaidLevel {
  const chain = placeChain(level);
  const routes = level.edges.map((edge, index) => routeOf(edge, index, chain));
  return {
    along: chain.length,
    across: 2 * chain.axis,
    places: chain.places,
    routes,
    entries: portsOf(level.edges, (edge) => edge.from === undefined, chain),
    exits: portsOf(level.edges, (edge) => edge.to === undefined, chain),
  };
}

interface Chain {
  readonly level: Level;
  readonly index: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, Place>;
  /** Across: the line that all items stand on. */
  readonly axis: number;
  readonly length: number;
  /** Across, for the edges that skip, by their place in the level. */
  readonly lanes: ReadonlyMap<number, number>;
}

const laneWidth = 13;
const laneDistance = 16;
/** How far behind an item a skip leaves the line. */
const branch = 8;
const cornerRadius = 10;

function placeChain(level: Level): Chain {
  const { items, edges } = level;
  const index = new Map(items.map((item, place) => [item.id, place]));
  const spans = edges.flatMap((edge, place) => {
    const [start, end] = spanOf(edge, index, items.length);
    return end > start + 1 ? [{ key: place, start, end }] : [];
  });
  const lanes = assignLanes(spans);
  const count = largest([...lanes.values()], -1) + 1;
  const half =
    largest(
      items.map((item) => item.across),
      0,
    ) / 2;
  const axis = half + level.beside + (count === 0 ? 0 : laneDistance + laneWidth * (count - 1));
  const places = new Map<string, Place>();
  const ends = endsOf(edges);
  let along = level.before;
  items.forEach((item, place) => {
    along += place === 0 ? 0 : gapBetween(items[place - 1], item, ends);
    places.set(item.id, { along, across: axis - item.across / 2 });
    along += item.along;
  });
  const at = new Map([...lanes].map(([key, lane]) => [key, axis - half - laneDistance - laneWidth * lane]));
  return { level, index, places, axis, length: along + level.after, lanes: at };
}

/** Items between which an edge runs; -1 and the number of items are outside. */
function spanOf({ from, to }: LevelEdge, index: ReadonlyMap<string, number>, count: number): readonly [number, number] {
  return [from === undefined ? -1 : (index.get(from) ?? -1), to === undefined ? count : (index.get(to) ?? count)];
}

/** The edges of a level by the items that they leave and enter. */
interface Ends {
  readonly leaving: ReadonlyMap<string | undefined, readonly LevelEdge[]>;
  readonly entering: ReadonlyMap<string | undefined, readonly LevelEdge[]>;
}

function endsOf(edges: readonly LevelEdge[]): Ends {
  const leaving = new Map<string | undefined, LevelEdge[]>();
  const entering = new Map<string | undefined, LevelEdge[]>();
  for (const edge of edges) {
    leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
    entering.set(edge.to, [...(entering.get(edge.to) ?? []), edge]);
  }
  return { leaving, entering };
}

function gapBetween(before: LevelItem | undefined, item: LevelItem, ends: Ends): number {
  const leaving = ends.leaving.get(before?.id) ?? [];
  if (item.isStrip && before?.exits.size === 0 && leaving.length === 1) {
    return stripGap;
  }
  const room = largest(
    leaving.filter((edge) => edge.to === item.id).map((edge) => edge.labelRoom),
    0,
  );
  const branches = leaving.length > 1 ? branch : 0;
  const skipsIn = (ends.entering.get(item.id) ?? []).some((edge) => edge.from !== before?.id);
  return Math.max(leastGap, room) + branches + (skipsIn && item.entries.size > 0 ? branch : 0);
}

function routeOf(edge: LevelEdge, place: number, chain: Chain): Route {
  const start = startOf(edge, chain);
  const end = endOf(edge, chain);
  const lane = chain.lanes.get(place);
  if (lane === undefined) {
    const middle = (start.along + end.along) / 2;
    const corners =
      start.across === end.across
        ? [start, end]
        : [start, { along: middle, across: start.across }, { along: middle, across: end.across }, end];
    return { steps: roundedRoute(corners, cornerRadius), isSkip: false, label: { along: middle, across: end.across } };
  }
  const corners = [...leave(start, lane, { edge, chain }), ...arrive(end, lane, { edge, chain })];
  const label = { along: (start.along + end.along) / 2, across: lane };
  return { steps: roundedRoute(corners, cornerRadius), isSkip: true, label };
}

function startOf({ from, source }: LevelEdge, chain: Chain): Place {
  const item = itemOf(from, chain);
  const place = chain.places.get(from ?? '');
  if (item === undefined || place === undefined) {
    return { along: 0, across: portAcross(source, (edge) => edge.from === undefined, chain) };
  }
  return { along: place.along + item.along, across: place.across + exitOf(item, source) };
}

function endOf({ to, source }: LevelEdge, chain: Chain): Place {
  const item = itemOf(to, chain);
  const place = chain.places.get(to ?? '');
  if (item === undefined || place === undefined) {
    return { along: chain.length, across: portAcross(source, (edge) => edge.to === undefined, chain) };
  }
  return { along: place.along, across: place.across + entryOf(item, source) };
}

interface Run {
  readonly edge: LevelEdge;
  readonly chain: Chain;
}

function leave(start: Place, lane: number, { edge, chain }: Run): readonly Place[] {
  if (start.across === lane) {
    return [start];
  }
  // Inside a frame the line branches below the title.
  const along = start.along + (edge.from === undefined ? Math.max(branch, chain.level.before - 13) : branch);
  return [start, { along, across: start.across }, { along, across: lane }];
}

/** Into the side of a box, into a group from where its inner line begins. */
function arrive(end: Place, lane: number, { edge, chain }: Run): readonly Place[] {
  const item = itemOf(edge.to, chain);
  const place = chain.places.get(edge.to ?? '');
  if (item === undefined || place === undefined) {
    return end.across === lane
      ? [end]
      : [{ along: end.along - branch, across: lane }, { along: end.along - branch, across: end.across }, end];
  }
  if (item.entries.size > 0) {
    const along = end.along - branch - 2;
    return [{ along, across: lane }, { along, across: end.across }, end];
  }
  const middle = place.along + item.along / 2;
  return [
    { along: middle, across: lane },
    { along: middle, across: place.across },
  ];
}

function itemOf(id: string | undefined, { level, index }: Chain): LevelItem | undefined {
  return id === undefined ? undefined : level.items[index.get(id) ?? -1];
}

/** A line from or to outside that runs along the chain is on its axis; one that only skips has its lane. */
function portAcross(source: string, isPort: (edge: LevelEdge) => boolean, { level, lanes, axis }: Chain): number {
  const own = level.edges.flatMap((edge, place) => (isPort(edge) && edge.source === source ? [lanes.get(place) ?? axis] : []));
  return largest(own);
}

function portsOf(edges: readonly LevelEdge[], isPort: (edge: LevelEdge) => boolean, chain: Chain): ReadonlyMap<string, number> {
  return new Map(edges.filter(isPort).map(({ source }) => [source, portAcross(source, isPort, chain)]));
}
