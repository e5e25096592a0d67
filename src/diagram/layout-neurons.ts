import { formatCount } from '#base/format-quantity';
import { sizeOf } from '#model/tensor-type';
import type { Picture } from './draw-graph';
import type { Bounds, Point } from './drawing';
import { figureMargin, figurePicture, type DrawnStage, type Shape } from './figure-picture';
import type { Stage } from './figure-stages';
import { textWidth } from './text-width';
import { largest } from './extremes';

/**
 * Every unit a circle, every weight a line: for the small networks of courses. Layers of more than 64 units show their first and last ones with
 * dots between. With weights, a solid line is positive, a dashed one negative, and its width tells the size against the layer's largest.
 *
 * @param weights kernels of dense layers by the path of the layer, row by row [inputs, units]
 */
export function layoutNeurons(stages: readonly Stage[], weights: Readonly<Record<string, readonly number[]>>): Picture {
  const columns = stages.map((stage) => ({ stage, ...unitsOf(sizeOf(stage.shape)) }));
  const most = largest(
    columns.map(({ rows }) => rows),
    1,
  );
  const pitch = most > 32 ? 15 : most > 16 ? 20 : 30;
  const radius = pitch * 0.36;
  const height = most * pitch;
  const middle = figureMargin + 40 + height / 2;
  const centers = centersOf(
    columns.map(({ stage }) => stage),
    height,
  );
  const drawn = columns.map((column, place) =>
    drawColumn({ ...column, pitch, radius, head: middle - height / 2 }, { x: centers[place] ?? 0, y: middle }),
  );
  const last = largest(
    centers.map((center, place) => center + halfCaption(columns[place]?.stage)),
    0,
  );
  const lines = drawn.slice(1).flatMap((to, place) => {
    const from = drawn[place];
    return from === undefined ? [] : linesBetween(from, to, weights[to.stage.layer ?? ''] ?? []);
  });
  const picture = figurePicture(drawn, [], { width: last + figureMargin, height: middle + height / 2 + 18 + figureMargin });
  return { ...picture, elements: [...lines, ...picture.elements] };
}

const mostUnits = 64;
/** Shown at each end of a layer that has more. */
const endUnits = 6;
const nameText = 11;
const sizeText = 10;

interface Units {
  /** Indices of the units that are shown. */
  readonly shown: readonly number[];
  /** Places in the column, one of them for the dots where units are left out. */
  readonly rows: number;
}

function unitsOf(count: number): Units {
  if (count <= mostUnits) {
    return { shown: Array.from({ length: count }, (_, unit) => unit), rows: Math.max(1, count) };
  }
  const ends = Array.from({ length: endUnits }, (_, unit) => unit);
  return { shown: [...ends, ...ends.map((unit) => count - endUnits + unit)], rows: 2 * endUnits + 1 };
}

interface Column extends Units {
  readonly stage: Stage;
  readonly pitch: number;
  readonly radius: number;
  /** Above all columns, where their captions stand. */
  readonly head: number;
}

interface DrawnColumn extends DrawnStage {
  readonly column: Column;
  readonly centers: readonly Point[];
}

function halfCaption(stage: Stage | undefined): number {
  return stage === undefined ? 0 : Math.max(textWidth(stage.title, nameText, true), textWidth(wordsOf(stage), sizeText)) / 2 + 4;
}

function wordsOf({ box, title }: Stage): string {
  const { label, words } = box.facts;
  return title === '' ? [label, words].join(' ').trim() : words;
}

/** Far enough apart that a line to the farthest unit still is a line and not a wall, and no caption touches another. */
function centersOf(stages: readonly Stage[], height: number): readonly number[] {
  const gap = Math.min(190, Math.max(96, height * 0.38));
  const centers: number[] = [];
  stages.forEach((stage, place) => {
    const before = stages[place - 1];
    const start = figureMargin + Math.max(20, halfCaption(stage));
    centers.push(before === undefined ? start : (centers.at(-1) ?? 0) + Math.max(gap, halfCaption(before) + halfCaption(stage) + 12));
  });
  return centers;
}

function drawColumn(column: Column, { x, y }: Point): DrawnColumn {
  const { stage, shown, rows, pitch, radius, head } = column;
  const { family } = stage.box.facts;
  const top = y - (rows * pitch) / 2;
  const isCut = shown.length < rows;
  const centers = shown.map((_, place) => ({ x, y: top + pitch * ((isCut && place >= endUnits ? place + 1 : place) + 0.5) }));
  const bounds: Bounds = { x: x - radius, y: top, width: 2 * radius, height: rows * pitch };
  const count = sizeOf(stage.shape);
  const captions: readonly Shape[] = [
    { kind: 'text', role: 'heading', x, y: head - 22, anchor: 'middle', text: stage.title, size: nameText },
    { kind: 'text', role: 'operation', x, y: head - 8, anchor: 'middle', text: wordsOf(stage), size: sizeText },
    { kind: 'text', role: 'size', x, y: top + rows * pitch + 14, anchor: 'middle', text: formatCount(count), size: sizeText },
  ];
  const dots = isCut ? [-0.22, 0, 0.22].map((step): Shape => ({ kind: 'circle', role: 'muted', x, y: y + pitch * step, radius: 1.4 })) : [];
  const circles = centers.map((center): Shape => ({ kind: 'circle', role: 'unit', family, ...center, radius }));
  return { stage, bounds, shapes: [...circles, ...dots, ...captions], column, centers };
}

/** Every unit to every unit in dense layers; elsewhere to those in its place, since its window is small. */
function linesBetween(from: DrawnColumn, to: DrawnColumn, kernel: readonly number[]): readonly Shape[] {
  const units = sizeOf(to.stage.shape);
  const strongest = kernel.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  return from.centers.flatMap((start, source) =>
    to.centers.flatMap((end, target): readonly Shape[] => {
      if (!to.stage.isFull && !isNear(source / from.centers.length, target / to.centers.length, to.centers.length)) {
        return [];
      }
      const weight = kernel[(from.column.shown[source] ?? 0) * units + (to.column.shown[target] ?? 0)];
      return [weightLine({ from: start, to: end }, weight, strongest)];
    }),
  );
}

function isNear(source: number, target: number, count: number): boolean {
  return Math.abs(source - target) <= 1 / Math.max(2, count);
}

function weightLine(ends: { readonly from: Point; readonly to: Point }, weight: number | undefined, largest: number): Shape {
  if (weight === undefined || largest === 0) {
    return { kind: 'line', role: 'weight', ...ends };
  }
  return { kind: 'line', role: weight < 0 ? 'negative' : 'positive', ...ends, thickness: 0.3 + (2.7 * Math.abs(weight)) / largest };
}
