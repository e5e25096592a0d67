import type { ColorBy } from './diagram-request';
import { formatBytes, formatCompact } from '#base/format-quantity';
import type { BoxFacts, DrawingElement, Point } from './drawing';
import { heatSteps } from './element-class';
import type { SceneBox } from './scene';
import { largest } from './extremes';

/**
 * Where each box stands between none and the most, from 0 to 1, when colour tells a number; nothing where it tells families. By square roots, since
 * one layer often has more than all others together.
 */
export function boxHeat(boxes: readonly SceneBox[], colorBy: ColorBy): ReadonlyMap<string, number> {
  if (colorBy === 'family') {
    return new Map();
  }
  const most = largest(
    boxes.map(({ facts }) => amountOf(facts, colorBy)),
    1,
  );
  return new Map(boxes.map(({ id, facts }) => [id, Math.sqrt(amountOf(facts, colorBy) / most)]));
}

/** The number that the colour of a box tells. */
export function amountOf(facts: BoxFacts, colorBy: Exclude<ColorBy, 'family'>): number {
  switch (colorBy) {
    case 'parameters':
      return facts.parameters;
    case 'macs':
      return facts.macs;
    default:
      return facts.memoryBytes;
  }
}

/** How wide the scale of colours is with its words, in pixels. */
export const heatScaleWidth = 210;
/** How high it is. */
export const heatScaleHeight = 34;

/** The scale of colours with what its ends mean, from the left upper corner on. */
export function heatScale(boxes: readonly SceneBox[], colorBy: Exclude<ColorBy, 'family'>, { x, y }: Point): readonly DrawingElement[] {
  const most = largest(
    boxes.map(({ facts }) => amountOf(facts, colorBy)),
    0,
  );
  const step = heatScaleWidth / heatSteps;
  const steps = Array.from({ length: heatSteps }, (_, index): DrawingElement => {
    return { kind: 'rect', role: 'scale', heat: index / (heatSteps - 1), x: x + step * index, y, width: step, height: 10, radius: 0 };
  });
  return [
    ...steps,
    { kind: 'rect', role: 'outline', x, y, width: heatScaleWidth, height: 10, radius: 0 },
    { kind: 'text', role: 'words', x, y: y + 24, anchor: 'start', text: '0', size: 10 },
    { kind: 'text', role: 'words', x: x + heatScaleWidth, y: y + 24, anchor: 'end', text: amountText(most, colorBy), size: 10 },
  ];
}

function amountText(amount: number, colorBy: Exclude<ColorBy, 'family'>): string {
  return colorBy === 'memory' ? formatBytes(amount) : `${formatCompact(amount)} ${colorBy === 'macs' ? 'multiply-adds' : 'parameters'}`;
}
