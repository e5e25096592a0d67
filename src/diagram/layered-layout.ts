import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import {
  entryOf,
  exitOf,
  leastGap,
  neighbourGap,
  type LaidLevel,
  type Level,
  type LevelEdge,
  type LevelItem,
  type Place,
  type Route,
} from './level';
import { flowingRoute } from './route';
import { largest, smallest } from './extremes';

/**
 * Lays a level out in layers by the method of Sugiyama (as dagre has it: Gansner et al. 1993, A technique for drawing directed graphs). Lines from
 * outside start in a first layer of their own, lines that leave end in a last one.
 */
export function layoutLayers(level: Level): LaidLevel {
  const graph = graphOf(level);
  layout(graph, { disableOptimalOrderHeuristic: false });
  const frame = frameOf(graph, level);
  const bands = bandsOf(graph, level, frame);
  const places = new Map(level.items.map((item) => [item.id, startOf(item, graph, frame)]));
  const laid: Laid = { level, graph, frame, bands, places };
  return {
    along: frame.along,
    across: frame.across,
    places,
    routes: level.edges.map((edge) => routeOf(edge, laid)),
    entries: portsOf(level.edges, 'in', laid),
    exits: portsOf(level.edges, 'out', laid),
  };
}

type LayoutGraph = Graph<GraphLabel, NodeLabel, EdgeLabel>;

interface Frame {
  /** What is added to the graph's numbers. */
  readonly shift: Place;
  readonly along: number;
  readonly across: number;
}

/** The stretch that a layer takes along the flow. */
interface Band {
  readonly middle: number;
  readonly start: number;
  readonly end: number;
}

interface Laid {
  readonly level: Level;
  readonly graph: LayoutGraph;
  readonly frame: Frame;
  readonly bands: readonly Band[];
  readonly places: ReadonlyMap<string, Place>;
}

function graphOf({ items, edges }: Level): LayoutGraph {
  const graph: LayoutGraph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: false });
  const room = largest(
    edges.map((edge) => edge.labelRoom * 1.4),
    leastGap + 8,
  );
  graph.setGraph({ rankdir: 'TB', nodesep: neighbourGap, edgesep: 14, ranksep: room });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const item of items) {
    graph.setNode(itemKey(item.id), { width: item.across, height: item.along });
  }
  for (const edge of edges) {
    const [from, to] = keysOf(edge);
    anchorPort(graph, edge, { from, to });
    graph.setEdge(from, to, { weight: 2 });
  }
  return graph;
}

/** Ports hang on one invisible node before or behind everything, so that they stay at the border. */
function anchorPort(graph: LayoutGraph, edge: LevelEdge, { from, to }: { readonly from: string; readonly to: string }): void {
  const port = { width: 2, height: 0 };
  if (edge.from === undefined) {
    graph.setNode(from, port);
    graph.setNode('before', port);
    graph.setEdge('before', from, { weight: 20 });
  }
  if (edge.to === undefined) {
    graph.setNode(to, port);
    graph.setNode('behind', port);
    graph.setEdge(to, 'behind', { weight: 20 });
  }
}

function itemKey(id: string): string {
  return `item ${id}`;
}

function keysOf(edge: LevelEdge): readonly [string, string] {
  return [
    edge.from === undefined ? `in ${edge.source}` : itemKey(edge.from),
    edge.to === undefined ? `out ${edge.source}` : itemKey(edge.to),
  ];
}

/** Room for all items and lines; across, as much on both sides of the line that comes in, so that it stands in the middle. */
function frameOf(graph: LayoutGraph, level: Level): Frame {
  const boxes = level.items.map((item) => ({ item, ...positionOf(graph, itemKey(item.id)) }));
  const bends = graph.edges().flatMap((edge) => (edge.v === 'before' || edge.w === 'behind' ? [] : (graph.edge(edge).points ?? [])));
  const first = smallest(boxes.map(({ item, along }) => along - item.along / 2));
  const last = largest(boxes.map(({ item, along }) => along + item.along / 2));
  const left = smallest([...boxes.map(({ item, across }) => across - item.across / 2), ...bends.map(({ x }) => x - 6)]);
  const right = largest([...boxes.map(({ item, across }) => across + item.across / 2), ...bends.map(({ x }) => x + 6)]);
  const entry = level.edges.find((edge) => edge.from === undefined);
  const axis = entry === undefined ? (left + right) / 2 : positionOf(graph, keysOf(entry)[0]).across;
  const half = Math.max(axis - left, right - axis) + level.beside;
  return {
    shift: { along: level.before - first, across: half - axis },
    along: level.before + last - first + level.after,
    across: 2 * half,
  };
}

function positionOf(graph: LayoutGraph, key: string): Place {
  const { x, y } = graph.node(key);
  return { along: y ?? 0, across: x ?? 0 };
}

function startOf(item: LevelItem, graph: LayoutGraph, { shift }: Frame): Place {
  const { along, across } = positionOf(graph, itemKey(item.id));
  return { along: along - item.along / 2 + shift.along, across: across - item.across / 2 + shift.across };
}

function bandsOf(graph: LayoutGraph, level: Level, { shift }: Frame): readonly Band[] {
  const bands = new Map<number, number>();
  for (const item of level.items) {
    const { along } = positionOf(graph, itemKey(item.id));
    const middle = Math.round(along * 2) / 2;
    bands.set(middle, Math.max(bands.get(middle) ?? 0, item.along / 2));
  }
  return [...bands].map(([middle, half]) => ({ middle, start: middle - half + shift.along, end: middle + half + shift.along }));
}

function routeOf(edge: LevelEdge, laid: Laid): Route {
  const start = endpoint(edge.from, laid, { edge, side: 'exit' });
  const end = endpoint(edge.to, laid, { edge, side: 'entry' });
  const between = throughBands(edge, laid).filter(({ along }) => along > start.along && along < end.along);
  const beside = Math.max(12, edge.labelRoom * 0.42);
  const isFirst = laid.level.edges.filter((other) => other.to === edge.to).length === 1;
  const label = isFirst ? { along: end.along - beside, across: end.across } : { along: start.along + beside, across: start.across };
  return { steps: flowingRoute([start, ...between, end]), isSkip: between.length > 0, label };
}

interface Side {
  readonly edge: LevelEdge;
  readonly side: 'exit' | 'entry';
}

function endpoint(id: string | undefined, laid: Laid, { edge, side }: Side): Place {
  const item = laid.level.items.find((candidate) => candidate.id === id);
  const place = laid.places.get(id ?? '');
  if (item !== undefined && place !== undefined) {
    return side === 'exit'
      ? { along: place.along + item.along, across: place.across + exitOf(item, edge.source) }
      : { along: place.along, across: place.across + entryOf(item, edge.source) };
  }
  const [from, to] = keysOf(edge);
  const { across } = positionOf(laid.graph, side === 'exit' ? from : to);
  return { along: side === 'exit' ? 0 : laid.frame.along, across: across + laid.frame.shift.across };
}

/** Where a long line passes layers it runs straight from their first to their last pixel, so that it bends only between them. */
function throughBands(edge: LevelEdge, { graph, bands, frame }: Laid): readonly Place[] {
  const [from, to] = keysOf(edge);
  const bends = (graph.edge(from, to).points ?? []).slice(1, -1);
  return bends.flatMap(({ x, y }) => {
    const band = bands.find(({ middle }) => Math.abs(middle - y) < 1);
    const across = x + frame.shift.across;
    return band === undefined
      ? []
      : [
          { along: band.start, across },
          { along: band.end, across },
        ];
  });
}

function portsOf(edges: readonly LevelEdge[], side: 'in' | 'out', { graph, frame }: Laid): ReadonlyMap<string, number> {
  return new Map(
    edges
      .filter((edge) => (side === 'in' ? edge.from : edge.to) === undefined)
      .map((edge) => [edge.source, positionOf(graph, `${side} ${edge.source}`).across + frame.shift.across]),
  );
}
