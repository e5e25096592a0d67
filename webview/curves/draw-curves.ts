import type uPlot from 'uplot';
import type { CurveEventKind, CurveSeries } from '#protocol/curves';
import type { ChartScale } from './chart-scale';
import { eventSigns } from './event-words';
import { spreadEvents, type PlacedEvent } from './placed-events';
import { runColor, type ChartStyle } from './chart-style';

/** Curves to draw into a chart whose axes are there already. */
export interface Drawing {
  readonly series: readonly CurveSeries[];
  readonly events: readonly PlacedEvent[];
  readonly style: ChartStyle;
  readonly x: ChartScale;
  readonly y: ChartScale;
}

/** A canvas with the way from values to its pixels. */
interface Sheet {
  readonly ctx: CanvasRenderingContext2D;
  readonly bbox: uPlot.BBox;
  readonly style: ChartStyle;
  readonly px: (x: number) => number;
  readonly py: (y: number) => number;
}

/** Draws the curves of a chart: what was measured faint behind its average, epochs with marks, validation in dashes. */
export function drawCurves(chart: uPlot, { series, events, style, x, y }: Drawing): void {
  const { ctx, bbox, scales } = chart;
  const px = along(scales['x'], { ...x, start: bbox.left, length: bbox.width });
  const py = along(scales['y'], { ...y, start: bbox.top + bbox.height, length: -bbox.height });
  const sheet: Sheet = { ctx, bbox, style, px, py };
  drawEvents(sheet, spreadEvents(events, px, 13 * devicePixelRatio));
  const averaged = new Set(series.filter(({ form }) => form === 'smooth').map(({ run, part }) => `${String(run)} ${part}`));
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const one of inOrder(series)) drawSeries(sheet, one, one.form === 'raw' && averaged.has(`${String(one.run)} ${one.part}`));
  ctx.restore();
}

/** Signs above the curves; what changes their course has a line through them too. */
function drawEvents({ ctx, bbox, style, px }: Sheet, events: readonly PlacedEvent[]): void {
  ctx.save();
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  ctx.font = `${String(11 * devicePixelRatio)}px ${style.font}`;
  ctx.lineWidth = devicePixelRatio;
  for (const { run, x, event } of events) {
    const left = px(x);
    ctx.fillStyle = ctx.strokeStyle = isFailure.has(event.kind) ? style.warning : runColor(style, run);
    ctx.globalAlpha = 1;
    ctx.fillText(eventSigns[event.kind], left, bbox.top - devicePixelRatio);
    if (!changesCourse.has(event.kind)) continue;
    ctx.globalAlpha = 0.6;
    ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.stroke(new Path2D(`M${String(left)} ${String(bbox.top)}V${String(bbox.top + bbox.height)}`));
  }
  ctx.restore();
}

const isFailure: ReadonlySet<CurveEventKind> = new Set(['nan', 'error', 'died']);
const changesCourse: ReadonlySet<CurveEventKind> = new Set(['rateChange', 'resume', 'lengthChange', 'nan', 'error', 'died']);

function drawSeries(sheet: Sheet, series: CurveSeries, isFaint: boolean): void {
  const { ctx, style } = sheet;
  if (series.part === 'val') drawHalo(sheet, series);
  ctx.strokeStyle = ctx.fillStyle = runColor(style, series.run);
  ctx.globalAlpha = isFaint ? 0.3 : 1;
  ctx.lineWidth = (isFaint ? 1 : 1.6) * devicePixelRatio;
  ctx.setLineDash(series.part === 'val' ? [6 * devicePixelRatio, 4 * devicePixelRatio] : []);
  drawLine(sheet, series);
  if (series.form === 'epochs') drawMarks(sheet, series);
  if (series.form !== 'smooth') drawUndrawable(sheet, series);
}

/** What is faint lies behind, what is dashed and marked before. */
function inOrder(series: readonly CurveSeries[]): readonly CurveSeries[] {
  const order = { raw: 0, smooth: 1, epochs: 2 } as const;
  return [...series].sort((a, b) => order[a.form] - order[b.form]);
}

/** Lets a dashed line be seen over the noise of the curve behind it. */
function drawHalo(sheet: Sheet, series: CurveSeries): void {
  const { ctx, style } = sheet;
  ctx.strokeStyle = style.background;
  ctx.globalAlpha = 0.75;
  ctx.lineWidth = 5 * devicePixelRatio;
  ctx.setLineDash([]);
  drawLine(sheet, series);
}

interface Stretch extends ChartScale {
  readonly start: number;
  readonly length: number;
}

/** From values to pixels of the canvas. */
function along(scale: uPlot.Scale | undefined, { place, start, length }: Stretch): (value: number) => number {
  const low = scale?.min ?? 0;
  const perUnit = length / ((scale?.max ?? 1) - low || 1);
  return (value) => start + (place(value) - low) * perUnit;
}

function drawLine({ ctx, px, py }: Sheet, { x, y }: CurveSeries): void {
  const path = new Path2D();
  let isDown = false;
  for (const [index, value] of y.entries()) {
    const isGap = Number.isNaN(value);
    if (!isGap && isDown) path.lineTo(px(x[index] ?? 0), py(value));
    else if (!isGap) path.moveTo(px(x[index] ?? 0), py(value));
    isDown = !isGap;
  }
  ctx.stroke(path);
}

/** Marks of epochs: another shape for each run, filled for training and hollow for validation; none where they would touch. */
function drawMarks({ ctx, bbox, px, py, style }: Sheet, { run, part, x, y }: CurveSeries): void {
  const size = (part === 'val' ? 3.6 : 2.4) * devicePixelRatio;
  const every = Math.max(1, Math.ceil((x.length * size * 4) / Math.max(1, bbox.width)));
  ctx.setLineDash([]);
  for (let index = (x.length - 1) % every; index < x.length; index += every) {
    const value = y[index] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const shape = markShape(run, { left: px(x[index] ?? 0), top: py(value), size });
    ctx.strokeStyle = style.background;
    ctx.stroke(shape);
    ctx.fill(shape);
  }
}

interface MarkPlace {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** Circle, square, diamond, triangle, in turns. */
function markShape(run: number, { left, top, size }: MarkPlace): Path2D {
  const path = new Path2D();
  const corners = markCorners[run % markCorners.length];
  if (corners === undefined) {
    path.arc(left, top, size, 0, 2 * Math.PI);
    return path;
  }
  for (const [index, [right, down]] of corners.entries()) {
    if (index === 0) path.moveTo(left + right * size, top + down * size);
    else path.lineTo(left + right * size, top + down * size);
  }
  path.closePath();
  return path;
}

const square = [
  [-0.9, -0.9],
  [0.9, -0.9],
  [0.9, 0.9],
  [-0.9, 0.9],
] as const;
const diamond = [
  [0, -1.3],
  [1.3, 0],
  [0, 1.3],
  [-1.3, 0],
] as const;
const triangle = [
  [0, -1.2],
  [1.2, 1],
  [-1.2, 1],
] as const;
const markCorners = [undefined, square, diamond, triangle] as const;

/** What has no place on the axis is marked at its edge: infinite values by arrows, NaN by crosses at the bottom. */
function drawUndrawable({ ctx, bbox, px, style }: Sheet, { nan, up, down }: CurveSeries): void {
  const size = 4 * devicePixelRatio;
  const bottom = bbox.top + bbox.height;
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
  for (const x of up) ctx.fill(arrow(px(x), bbox.top, size));
  for (const x of down) ctx.fill(arrow(px(x), bottom, -size));
  ctx.strokeStyle = style.warning;
  for (const x of nan) ctx.stroke(cross(px(x), bottom - 2 * size, size));
}

function arrow(left: number, tip: number, size: number): Path2D {
  const path = new Path2D();
  path.moveTo(left, tip);
  path.lineTo(left - size, tip + 2 * size);
  path.lineTo(left + size, tip + 2 * size);
  path.closePath();
  return path;
}

function cross(left: number, top: number, size: number): Path2D {
  const path = new Path2D();
  path.moveTo(left - size, top - size);
  path.lineTo(left + size, top + size);
  path.moveTo(left + size, top - size);
  path.lineTo(left - size, top + size);
  return path;
}
