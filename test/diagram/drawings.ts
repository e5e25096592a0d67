import { defaultRequest, type DiagramRequest } from '#diagram/diagram-request';
import { drawNetwork } from '#diagram/draw-network';
import { drawTraining } from '#diagram/draw-training';
import type { Bounds, Drawing, DrawingElement, GroupElement, TextElement } from '#diagram/drawing';
import { textWidth } from '#diagram/text-width';
import { toSvg } from '#diagram/to-svg';
import type { Analysis } from '#language/analysis';
import { analyzeText, exampleText } from '../language/analyze-text';

/** The drawing of a network or training of a text. */
export function drawText(text: string, name: string, request: Partial<DiagramRequest> = {}): Drawing {
  return drawDeclared(analyzeText(text), name, request);
}

function drawDeclared({ networks, trainings }: Analysis, name: string, request: Partial<DiagramRequest>): Drawing {
  const network = networks.get(name);
  const training = trainings.get(name);
  if (network !== undefined) {
    return drawNetwork(network, (other) => networks.get(other), { ...defaultRequest, ...request });
  }
  if (training !== undefined) {
    return drawTraining(training, { ...defaultRequest, ...request });
  }
  throw new Error(`The text has no ${name}.`);
}

/** The drawing of a network or training of an example. */
export function drawExample(file: string, name: string, request: Partial<DiagramRequest> = {}): Drawing {
  return drawDeclared(analyzedExample(file), name, request);
}

/** What follows from an example. Each is analysed once for all tests. */
export function analyzedExample(file: string): Analysis {
  const known = analyses.get(file) ?? analyzeText(exampleText(file));
  analyses.set(file, known);
  return known;
}

const analyses = new Map<string, Analysis>();

export function lightSvg(drawing: Drawing): string {
  return toSvg(drawing, { theme: 'light', style: 'embedded', hasBackground: true });
}

type Shape = Exclude<DrawingElement, GroupElement>;

/** Everything that is drawn, groups opened. */
export function shapesOf({ elements }: Drawing): readonly Shape[] {
  return elements.flatMap((element): readonly Shape[] => (element.kind === 'group' ? element.elements : [element]));
}

/** Pairs of boxes that share some area although neither stands in the other. */
export function overlaps({ boxes }: Drawing): readonly string[] {
  const groups = new Map(boxes.map((box) => [box.id, box.group]));
  const isInside = (inner: string, outer: string): boolean => {
    for (let at = groups.get(inner); at !== undefined; at = groups.get(at)) {
      if (at === outer) {
        return true;
      }
    }
    return false;
  };
  const sorted = boxes.toSorted((a, b) => a.bounds.y - b.bounds.y);
  return sorted.flatMap((a, place) => {
    const found: string[] = [];
    for (const b of sorted.slice(place + 1)) {
      if (b.bounds.y >= a.bounds.y + a.bounds.height - 0.01) {
        break;
      }
      if (shareWidth(a.bounds, b.bounds) && !isInside(a.id, b.id) && !isInside(b.id, a.id)) {
        found.push(`${a.id} and ${b.id}`);
      }
    }
    return found;
  });
}

function shareWidth(a: Bounds, b: Bounds): boolean {
  return Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0.01;
}

/** Edges whose line does not begin and end at the border of their boxes. */
export function looseEdges({ boxes, edges }: Drawing): readonly string[] {
  const bounds = new Map(boxes.map((box) => [box.id, box.bounds]));
  return edges
    .filter(({ from, to, points }) => !touches(points[0], bounds.get(from)) || !touches(points.at(-1), bounds.get(to)))
    .map(({ from, to }) => `${from} to ${to}`);
}

function touches(point: { readonly x: number; readonly y: number } | undefined, box: Bounds | undefined): boolean {
  return (
    point !== undefined &&
    box !== undefined &&
    point.x >= box.x - 0.6 &&
    point.x <= box.x + box.width + 0.6 &&
    point.y >= box.y - 0.6 &&
    point.y <= box.y + box.height + 0.6
  );
}

/** Texts that reach over the edge of the picture or are too small to be read in print. */
export function badTexts(drawing: Drawing): readonly string[] {
  return shapesOf(drawing)
    .filter((shape): shape is TextElement => shape.kind === 'text')
    .filter((text) => text.size < 9 || !isWithin(text, drawing))
    .map(({ text }) => text);
}

function isWithin({ x, y, size, text, anchor }: TextElement, { width, height }: Drawing): boolean {
  const wide = textWidth(text, size);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - wide / 2 : x - wide;
  return left >= 0 && left + wide <= width && y - size >= 0 && y <= height;
}
