import { textWidth } from './text-width';
import type { Picture } from './draw-graph';
import type { Bounds, Family, Point } from './drawing';
import { figureMargin, figurePicture, type DrawnStage, type Shape } from './figure-picture';
import type { Stage } from './figure-stages';
import { largest } from './extremes';

/**
 * The figure of LeCun et al. 1998 (Gradient-based learning applied to document recognition, fig. 2): feature maps as planes one behind the other,
 * whose sides tell the spatial size and whose number tells the depth, windows with the lines to what they see, and slanted bars for vectors.
 */
export function layoutLeNet(stages: readonly Stage[]): Picture {
  const widest = largest(
    stages.flatMap(({ shape }) => (shape.length === 3 ? [shape[0] ?? 1, shape[1] ?? 1] : [])),
    1,
  );
  const sized = stages.map((stage, place) => ({ stage, form: formOf(stage, widest), captions: captionsOf(stage, place === 0) }));
  const height = largest(
    sized.map(({ form }) => form.height),
    60,
  );
  const middle = figureMargin + captionHeight + height / 2;
  const centers = centersOf(sized);
  const drawn = sized.map(({ stage, form, captions }, place) =>
    drawStage({ stage, form, captions }, { x: centers[place] ?? 0, y: middle }),
  );
  const last = largest(
    drawn.map(({ bounds }) => bounds.x + bounds.width),
    0,
  );
  const wide = largest(
    sized.map(({ captions }, place) => (centers[place] ?? 0) + captionWidth(captions) / 2),
    last,
  );
  const base = middle + height / 2 + 24;
  const between = stages.slice(1).flatMap((_, place) => betweenStages(sized, { drawn, place, base }));
  return figurePicture(drawn, between, { width: wide + figureMargin, height: base + 24 + figureMargin });
}

const captionSize = 11;
const captionHeight = 44;
const operationSize = 11;
const mostPlanes = 14;

/** What a stage looks like before it has a place. */
interface Form {
  readonly kind: 'planes' | 'bar';
  readonly width: number;
  readonly height: number;
  /** Of one plane, or of the bar upright. */
  readonly plane: { readonly width: number; readonly height: number };
  readonly planes: number;
  /** From plane to plane, right and down. */
  readonly offset: number;
}

interface Sized {
  readonly stage: Stage;
  readonly form: Form;
  readonly captions: readonly string[];
}

function formOf({ shape }: Stage, largest: number): Form {
  const [first = 1, second = 1, depth = 1] = shape;
  if (shape.length === 3) {
    const side = (size: number): number => 14 + 106 * (size / largest) ** 0.62;
    return planes({ width: side(second), height: side(first) }, depth);
  }
  if (shape.length === 2) {
    return planes({ width: 20 + 11 * Math.log2(first + 1), height: 20 + 11 * Math.log2(second + 1) }, 1);
  }
  const length = 22 + 13 * Math.log2(first + 1);
  return { kind: 'bar', width: 12 + length * slant, height: length, plane: { width: 12, height: length }, planes: 1, offset: 0 };
}

/** How far a bar leans to the right for each pixel of its height. */
const slant = 0.45;

function planes(plane: Form['plane'], depth: number): Form {
  const count = Math.min(mostPlanes, Math.max(1, depth));
  const offset = count === 1 ? 0 : Math.min(7, Math.max(3, 52 / count));
  const all = offset * (count - 1);
  return { kind: 'planes', width: plane.width + all, height: plane.height + all, plane, planes: count, offset };
}

/** `C1: feature maps` above `6@28x28`. */
function captionsOf({ title, shape }: Stage, isInput: boolean): readonly string[] {
  const [height = 1, width = 1, depth = 1] = shape;
  const titled = (what: string): string => (isInput ? title : title === '' ? what : `${title}: ${what}`);
  switch (shape.length) {
    case 3:
      return [titled('feature maps'), `${isInput && depth === 1 ? '' : `${String(depth)}@`}${String(height)}x${String(width)}`];
    case 2:
      return [titled('sequence'), `${String(width)} for ${String(height)} steps`];
    default:
      return [titled('layer'), String(height)];
  }
}

function captionWidth(captions: readonly string[]): number {
  return largest(captions.map((caption) => textWidth(caption, captionSize)));
}

/** Across, the middle of each stage: neither shapes nor captions nor the words between touch. */
function centersOf(sized: readonly Sized[]): readonly number[] {
  const centers: number[] = [];
  sized.forEach(({ stage, form, captions }, place) => {
    const before = sized[place - 1];
    const half = Math.max(form.width, captionWidth(captions)) / 2;
    if (before === undefined) {
      centers.push(figureMargin + half);
    } else {
      const shapes = (before.form.width + form.width) / 2 + 36;
      const words = (captionWidth(before.captions) + captionWidth(captions)) / 2 + 14;
      const operation = textWidth(operationWords(stage), operationSize) + 14;
      centers.push((centers.at(-1) ?? 0) + Math.max(shapes, words, operation));
    }
  });
  return centers;
}

function drawStage({ stage, form, captions }: Sized, center: Point): DrawnStage {
  const bounds: Bounds = { x: center.x - form.width / 2, y: center.y - form.height / 2, width: form.width, height: form.height };
  const { family } = stage.box.facts;
  const top = bounds.y - 12;
  const texts = captions.map((caption, line): Shape => ({
    kind: 'text',
    role: 'caption',
    x: center.x,
    y: top - 14 * (captions.length - 1 - line),
    anchor: 'middle',
    text: caption,
    size: captionSize,
  }));
  return { stage, bounds, shapes: [...(form.kind === 'bar' ? [bar(bounds, family)] : planeShapes(bounds, form, family)), ...texts] };
}

function bar({ x, y, width, height }: Bounds, family: Family): Shape {
  const points = [
    { x: x + width - 12, y },
    { x: x + width, y },
    { x: x + 12, y: y + height },
    { x, y: y + height },
  ];
  return { kind: 'polygon', role: 'plane', family, points };
}

function planeShapes({ x, y }: Bounds, { plane, planes: count, offset }: Form, family: Family): readonly Shape[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'rect',
    role: 'plane',
    family,
    x: x + offset * index,
    y: y + offset * index,
    ...plane,
    radius: 0,
  }));
}

interface Between {
  readonly drawn: readonly DrawnStage[];
  /** Of the stage before. */
  readonly place: number;
  readonly base: number;
}

/** The words below, and the lines from window or ends to what comes next. */
function betweenStages(sized: readonly Sized[], { drawn, place, base }: Between): readonly Shape[] {
  const [from, to] = [drawn[place], drawn[place + 1]];
  const [before, after] = [sized[place], sized[place + 1]];
  if (from === undefined || to === undefined || before === undefined || after === undefined) {
    return [];
  }
  const center = (bounds: Bounds): number => bounds.x + bounds.width / 2;
  const words: Shape = {
    kind: 'text',
    role: 'operation',
    x: (center(from.bounds) + center(to.bounds)) / 2,
    y: base,
    anchor: 'middle',
    text: operationWords(to.stage),
    size: operationSize,
  };
  return [...(to.stage.kernel === undefined ? endLines(from, to) : windowLines(from, to, { before, after })), words];
}

function operationWords({ operation, kernel }: Stage): string {
  return kernel === undefined ? operation : `${operation} ${kernel.join('x')}`;
}

/** From the ends of what is there to the ends of what comes: everything sees everything. */
function endLines(from: DrawnStage, to: DrawnStage): readonly Shape[] {
  const right = from.bounds.x + from.bounds.width;
  const start = from.stage.shape.length < 2 ? { top: right, bottom: from.bounds.x + 12 } : { top: right, bottom: right };
  const end =
    to.stage.shape.length < 2
      ? { top: to.bounds.x + to.bounds.width - 12, bottom: to.bounds.x }
      : { top: to.bounds.x, bottom: to.bounds.x };
  const topOf = ({ stage, bounds }: DrawnStage): number => (stage.shape.length < 2 ? bounds.y : frontOf(stage, bounds).y);
  return [
    projection({ x: start.top, y: topOf(from) }, { x: end.top, y: to.bounds.y }),
    projection({ x: start.bottom, y: from.bounds.y + from.bounds.height }, { x: end.bottom, y: to.bounds.y + to.bounds.height }),
  ];
}

function frontOf(stage: Stage, bounds: Bounds): Point {
  const depth = Math.min(mostPlanes, stage.shape[2] ?? 1);
  const offset = depth <= 1 ? 0 : Math.min(7, Math.max(3, 52 / depth));
  return { x: bounds.x + offset * (depth - 1), y: bounds.y + offset * (depth - 1) };
}

/** The window on the front plane, and lines from it to one number of the next stage. */
function windowLines(
  from: DrawnStage,
  to: DrawnStage,
  { before, after }: { readonly before: Sized; readonly after: Sized },
): readonly Shape[] {
  const [high = 1, wide = 1] = from.stage.shape;
  const [kernelHigh, kernelWide] = to.stage.kernel ?? [1, 1];
  const { plane } = before.form;
  const front = frontOf(from.stage, from.bounds);
  const width = Math.min(plane.width, Math.max(5, (plane.width * kernelWide) / wide));
  const height = Math.min(plane.height, Math.max(5, (plane.height * kernelHigh) / high));
  const x = front.x + (plane.width - width) * 0.7;
  const y = front.y + (plane.height - height) * 0.62;
  const target = frontOf(to.stage, to.bounds);
  const tip = { x: target.x + after.form.plane.width * 0.28, y: target.y + after.form.plane.height * 0.4 };
  return [
    { kind: 'rect', role: 'kernel', x, y, width, height, radius: 0 },
    projection({ x: x + width, y }, tip),
    projection({ x: x + width, y: y + height }, tip),
    { kind: 'rect', role: 'kernel', x: tip.x - 2, y: tip.y - 2, width: 4, height: 4, radius: 0 },
  ];
}

function projection(from: Point, to: Point): Shape {
  return { kind: 'line', role: 'projection', from, to };
}
