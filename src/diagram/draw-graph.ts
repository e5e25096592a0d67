import { formatCompact, formatCount } from '#base/format-quantity';
import { boxSize, boxesOf, measureBoxes, shapeSize, repetitionText, type BoxMeasure } from './box-size';
import { boxElements } from './box-elements';
import type { DiagramRequest } from './diagram-request';
import type { Bounds, DrawingElement, DrawnBox, DrawnEdge, PathStep, Point } from './drawing';
import { boxHeat, heatScale, heatScaleHeight, heatScaleWidth } from './heat';
import { layoutGraph, type LaidRoute, type LaidScene, type LayoutSizes } from './layout-graph';
import type { Place, RouteStep } from './level';
import type { Scene, SceneGroup, SceneItem } from './scene';
import { textWidth } from './text-width';
import { largest } from './extremes';

/** A drawing that still needs its words. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly elements: readonly DrawingElement[];
  readonly boxes: readonly DrawnBox[];
  readonly edges: readonly DrawnEdge[];
}

export type GraphOptions = Pick<DiagramRequest, 'direction' | 'colorBy' | 'small'>;

/** Free space around a picture, in pixels. */
const margin = 16;

/** Lays a scene out and draws it: opened groups as frames, then lines, then boxes, then the shapes on the lines. */
export function drawGraph(scene: Scene, options: GraphOptions): Picture {
  const measure = measureBoxes(scene, options);
  const laid = layoutGraph(scene, sizesFor(options, measure));
  const toPoint = pointFor(options.direction);
  const labels = edgeLabels(scene, laid, options);
  const turn = options.direction === 'down' ? { width: laid.across, height: laid.along } : { width: laid.along, height: laid.across };
  const overhang = largest(
    labels.map(({ right }) => right - margin - turn.width),
    0,
  );
  const boundsOf = boundsIn(laid, options.direction);
  const routes = laid.routes.map((route) => drawnSteps(route, toPoint));
  const boxes = boxesOf(scene.items);
  const heat = boxHeat(boxes, options.colorBy);
  const width = Math.ceil(turn.width + overhang + 2 * margin);
  const height = Math.ceil(turn.height + 2 * margin);
  const scale = options.colorBy === 'family' || options.small ? [] : heatScale(boxes, options.colorBy, { x: margin, y: height });
  return {
    width: scale.length === 0 ? width : Math.max(width, heatScaleWidth + 2 * margin),
    height: scale.length === 0 ? height : height + heatScaleHeight,
    elements: [
      ...frames(scene.items, boundsOf),
      ...routes.flatMap((steps, index) => lineElements(steps, laid.routes[index]?.isSkip === true)),
      ...boxes.map((box) => boxElements(box, { bounds: boundsOf(box.id), measure, heat: heat.get(box.id) })),
      ...labels.map(({ element }) => element),
      ...scale,
    ],
    boxes: drawnBoxes(scene, boundsOf),
    edges: scene.edges.map((edge, index) => ({ ...edge, points: (routes[index] ?? []).map(({ x, y }) => ({ x, y })) })),
  };
}

const frameTitleSize = 11;

function sizesFor({ direction, small }: GraphOptions, measure: BoxMeasure): LayoutSizes {
  const isDown = direction === 'down';
  return {
    boxSize: (box) => {
      const { width, height } = boxSize(box, measure);
      return isDown ? { along: height, across: width } : { along: width, across: height };
    },
    labelRoom: (shape) => {
      if (small || shape === '') {
        return 0;
      }
      return isDown ? 32 : textWidth(shape, shapeSize) + 26;
    },
    frame: isDown ? { before: 38, after: 16, beside: 14 } : { before: 22, after: 22, beside: 28 },
    frameAcross: (group) => (isDown ? 2 * (textWidth(frameTitle(group), frameTitleSize, true) + 20) : 0),
  };
}

function frameTitle({ facts }: SceneGroup): string {
  return [facts.label, repetitionText(facts)].filter((part) => part !== '').join(' ');
}

function pointFor(direction: GraphOptions['direction']): (place: Place) => Point {
  return ({ along, across }) =>
    direction === 'down' ? { x: across + margin, y: along + margin } : { x: along + margin, y: across + margin };
}

function boundsIn(laid: LaidScene, direction: GraphOptions['direction']): (id: string) => Bounds {
  const toPoint = pointFor(direction);
  return (id) => {
    const place = laid.places.get(id) ?? { start: { along: 0, across: 0 }, size: { along: 0, across: 0 } };
    const { along, across } = place.size;
    return { ...toPoint(place.start), ...(direction === 'down' ? { width: across, height: along } : { width: along, height: across }) };
  };
}

function frames(items: readonly SceneItem[], boundsOf: (id: string) => Bounds): readonly DrawingElement[] {
  return items.flatMap((item): readonly DrawingElement[] => {
    if (item.kind === 'box') {
      return [];
    }
    const { x, y, width, height } = boundsOf(item.id);
    const title = frameTitle(item);
    const group: DrawingElement = {
      kind: 'group',
      box: item.id,
      tip: item.facts.path,
      elements: [
        { kind: 'rect', role: 'frame', x, y, width, height, radius: 8 },
        { kind: 'text', role: 'heading', x: x + 10, y: y + 16, anchor: 'start', text: title, size: frameTitleSize },
      ],
    };
    return [group, ...frames(item.items, boundsOf)];
  });
}

function drawnSteps({ pieces }: LaidRoute, toPoint: (place: Place) => Point): readonly PathStep[] {
  return pieces.flatMap((piece, index) => (index === 0 ? piece : piece.slice(1)).map((step) => drawnStep(step, toPoint)));
}

function drawnStep(step: RouteStep, toPoint: (place: Place) => Point): PathStep {
  const end = toPoint(step.end);
  if (step.to !== 'curve') {
    return { to: step.to, ...end };
  }
  const first = toPoint(step.first);
  const second = toPoint(step.second);
  return { to: 'curve', x1: first.x, y1: first.y, x2: second.x, y2: second.y, ...end };
}

/** A line with a head; strips that cling to their layer need none. */
function lineElements(steps: readonly PathStep[], isSkip: boolean): readonly DrawingElement[] {
  const end = steps.at(-1);
  const before = end?.to === 'curve' ? { x: end.x2, y: end.y2 } : steps.at(-2);
  const start = steps[0];
  if (end === undefined || before === undefined || start === undefined || Math.hypot(end.x - start.x, end.y - start.y) < 6) {
    return [];
  }
  return [{ kind: 'path', role: isSkip ? 'skip' : 'edge', steps }, arrowHead(before, end)];
}

const headLength = 7;

/** A triangle whose tip is at `tip`, pointing away from `from`. */
export function arrowHead(from: Point, tip: Point): DrawingElement {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const along = { x: (tip.x - from.x) / length, y: (tip.y - from.y) / length };
  const base = { x: tip.x - along.x * headLength, y: tip.y - along.y * headLength };
  const half = headLength * 0.45;
  return {
    kind: 'polygon',
    role: 'arrow',
    points: [tip, { x: base.x - along.y * half, y: base.y + along.x * half }, { x: base.x + along.y * half, y: base.y - along.x * half }],
  };
}

interface EdgeLabel {
  readonly element: DrawingElement;
  readonly right: number;
}

/** Each box says once what leaves it, on its first line that has room. */
function edgeLabels(scene: Scene, laid: LaidScene, { small, direction }: GraphOptions): readonly EdgeLabel[] {
  const said = new Set<string>();
  const toPoint = pointFor(direction);
  return scene.edges.flatMap((edge, index): readonly EdgeLabel[] => {
    const route = laid.routes[index];
    if (small || edge.shape === '' || said.has(edge.from) || route === undefined || isShort(route)) {
      return [];
    }
    said.add(edge.from);
    const { x, y } = toPoint(route.label);
    const width = textWidth(edge.shape, shapeSize);
    const isDown = direction === 'down';
    const place = isDown ? { x: x + 7, y: y + 1, anchor: 'start' as const } : { x: x - 3, y: y - 6, anchor: 'middle' as const };
    return [
      {
        element: { kind: 'text', role: 'shape', ...place, text: edge.shape, size: shapeSize },
        right: isDown ? x + 7 + width : x + width / 2,
      },
    ];
  });
}

function isShort({ pieces }: LaidRoute): boolean {
  const first = pieces[0]?.[0]?.end;
  const last = pieces.at(-1)?.at(-1)?.end;
  return first === undefined || last === undefined || Math.hypot(last.along - first.along, last.across - first.across) < 14;
}

/** The boxes and opened groups as data: what a page needs to point, jump and explain. */
function drawnBoxes(scene: Scene, boundsOf: (id: string) => Bounds): readonly DrawnBox[] {
  const next = new Map<string, string[]>();
  const previous = new Map<string, string[]>();
  for (const { from, to } of scene.edges) {
    next.set(from, [...(next.get(from) ?? []), to]);
    previous.set(to, [...(previous.get(to) ?? []), from]);
  }
  const draw = (item: SceneItem, group: string | undefined): readonly DrawnBox[] => [
    {
      ...item.facts,
      id: item.id,
      bounds: boundsOf(item.id),
      content: item.kind === 'group' ? 'open' : item.isFolded ? 'folded' : 'single',
      next: next.get(item.id) ?? [],
      previous: previous.get(item.id) ?? [],
      ...(group === undefined ? {} : { group }),
    },
    ...(item.kind === 'group' ? item.items.flatMap((inner) => draw(inner, item.id)) : []),
  ];
  return scene.items.flatMap((item) => draw(item, undefined));
}

/** `61,706 parameters · 416 k multiply-adds`. */
export function costWords(parameters: number, macs: number): string {
  return `${formatCount(parameters)} parameters · ${formatCompact(macs)} multiply-adds`;
}
