import { isChain, layoutChain } from './chain-layout';
import { layoutLayers } from './layered-layout';
import type { LaidLevel, Level, LevelEdge, LevelItem, Place, Route, RouteStep } from './level';
import type { Scene, SceneBox, SceneGroup, SceneItem } from './scene';
import { levelEdges, type Piece } from './level-edges';

/** What a layout must know about the things that it places. Sizes are along and across the flow. */
export interface LayoutSizes {
  readonly boxSize: (box: SceneBox) => Place;
  /** The room that the text of an edge takes along the flow; 0 for none. */
  readonly labelRoom: (shape: string) => number;
  /** Free space in an opened group: before, behind and beside what it holds. */
  readonly frame: { readonly before: number; readonly after: number; readonly beside: number };
  /** The least size across of an opened group, for its title. */
  readonly frameAcross: (group: SceneGroup) => number;
}

/** A scene with everything in its place, along and across the flow from 0 on. */
export interface LaidScene {
  readonly along: number;
  readonly across: number;
  /** Boxes and opened groups: where they start, and their sizes. */
  readonly places: ReadonlyMap<string, { readonly start: Place; readonly size: Place }>;
  /** One for each edge of the scene, in its order. */
  readonly routes: readonly LaidRoute[];
}

/** The line of an edge through all levels that it crosses. */
export interface LaidRoute {
  /** Its pieces, from the box where it starts through the borders of groups to the box where it ends. */
  readonly pieces: readonly (readonly RouteStep[])[];
  readonly isSkip: boolean;
  readonly label: Place;
}

/**
 * Lays a scene out level by level: every opened group is laid out alone and then is one rectangle in the level around it, so that groups never
 * interleave and thousands of layers cost thousands of small layouts.
 */
export function layoutGraph(scene: Scene, sizes: LayoutSizes): LaidScene {
  const pieces = levelEdges(scene);
  const root = layoutItems({ id: '', items: scene.items }, { pieces, sizes });
  const places = new Map<string, { readonly start: Place; readonly size: Place }>();
  const routes = new Map<string, Route>();
  settle(root, { along: 0, across: 0 }, { places, routes });
  return {
    along: root.laid.along,
    across: root.laid.across,
    places,
    routes: scene.edges.map((_, index) => joined(index, pieces.paths, routes)),
  };
}

interface Holder {
  readonly id: string;
  readonly items: readonly SceneItem[];
}

interface Context {
  readonly pieces: ReturnType<typeof levelEdges>;
  readonly sizes: LayoutSizes;
}

/** A level that was laid out, with the levels inside of it. */
interface LaidGroup {
  readonly id: string;
  readonly laid: LaidLevel;
  readonly pieces: readonly Piece[];
  readonly items: readonly LevelItem[];
  readonly inner: readonly LaidGroup[];
}

function layoutItems({ id, items }: Holder, context: Context): LaidGroup {
  const inner = items.flatMap((item) => (item.kind === 'group' ? [layoutItems(item, context)] : []));
  const laidInner = new Map(inner.map((group) => [group.id, group.laid]));
  const levelItems = items.map((item) => levelItem(item, laidInner, context.sizes));
  const pieces = context.pieces.levels.get(id) ?? [];
  const isRoot = id === '';
  const free = isRoot ? { before: 0, after: 0, beside: 0 } : context.sizes.frame;
  const level: Level = { items: levelItems, edges: pieces.map((piece) => levelEdge(piece, context.sizes)), ...free };
  const laid = isChain(level) ? layoutChain(level) : layoutLayers(level);
  const least = items.length === 0 || isRoot ? 0 : widest(id, context);
  return { id, laid: widened(laid, least), pieces, items: levelItems, inner };
}

function widest(id: string, { pieces, sizes }: Context): number {
  const group = pieces.groups.get(id);
  return group === undefined ? 0 : sizes.frameAcross(group);
}

function levelItem(item: SceneItem, inner: ReadonlyMap<string, LaidLevel>, sizes: LayoutSizes): LevelItem {
  const laid = inner.get(item.id);
  const none: ReadonlyMap<string, number> = new Map();
  if (item.kind === 'box' || laid === undefined) {
    const size = item.kind === 'box' ? sizes.boxSize(item) : { along: 0, across: 0 };
    return { id: item.id, ...size, isStrip: item.kind === 'box' && item.form === 'strip', entries: none, exits: none };
  }
  return { id: item.id, along: laid.along, across: laid.across, isStrip: false, entries: laid.entries, exits: laid.exits };
}

function levelEdge({ from, to, source, shape }: Piece, sizes: LayoutSizes): LevelEdge {
  const labelRoom = from === undefined || to === undefined ? 0 : sizes.labelRoom(shape);
  return { source, labelRoom, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The level with as much free space on both sides as it needs for the width. */
function widened(laid: LaidLevel, least: number): LaidLevel {
  const by = Math.max(0, (least - laid.across) / 2);
  if (by === 0) {
    return laid;
  }
  const moved = (ports: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
    new Map([...ports].map(([source, across]) => [source, across + by]));
  return {
    along: laid.along,
    across: laid.across + 2 * by,
    places: new Map([...laid.places].map(([id, place]) => [id, moveBy(place, { along: 0, across: by })])),
    routes: laid.routes.map((route) => movedRoute(route, { along: 0, across: by })),
    entries: moved(laid.entries),
    exits: moved(laid.exits),
  };
}

interface Settled {
  readonly places: Map<string, { readonly start: Place; readonly size: Place }>;
  /** By level and piece. */
  readonly routes: Map<string, Route>;
}

/** Turns the places inside of levels into places in the picture. */
function settle(group: LaidGroup, offset: Place, settled: Settled): void {
  for (const item of group.items) {
    const start = moveBy(group.laid.places.get(item.id) ?? { along: 0, across: 0 }, offset);
    settled.places.set(item.id, { start, size: { along: item.along, across: item.across } });
  }
  group.pieces.forEach((piece, index) => {
    const route = group.laid.routes[index];
    if (route !== undefined) {
      settled.routes.set(piece.key, movedRoute(route, offset));
    }
  });
  for (const inner of group.inner) {
    settle(inner, settled.places.get(inner.id)?.start ?? offset, settled);
  }
}

function joined(edge: number, paths: ReadonlyMap<number, EdgePath>, routes: ReadonlyMap<string, Route>): LaidRoute {
  const path = paths.get(edge);
  const middle = routes.get(path?.middle ?? '');
  const pieces = (path?.keys ?? []).flatMap((key) => (routes.has(key) ? [routes.get(key)?.steps ?? []] : []));
  return { pieces, isSkip: middle?.isSkip ?? false, label: middle?.label ?? { along: 0, across: 0 } };
}

type EdgePath = ReturnType<typeof levelEdges>['paths'] extends ReadonlyMap<number, infer P> ? P : never;

function movedRoute(route: Route, by: Place): Route {
  return { ...route, steps: route.steps.map((step) => movedStep(step, by)), label: moveBy(route.label, by) };
}

function movedStep(step: RouteStep, by: Place): RouteStep {
  return step.to === 'curve'
    ? { to: 'curve', first: moveBy(step.first, by), second: moveBy(step.second, by), end: moveBy(step.end, by) }
    : { to: step.to, end: moveBy(step.end, by) };
}

function moveBy(place: Place, by: Place): Place {
  return { along: place.along + by.along, across: place.across + by.across };
}
