import type { ColorBy } from './diagram-request';
import type { BoxFacts } from './drawing';
import type { SceneBox } from './scene';

/** Where each box stands between none and the most, from 0 to 1, when colour tells a number; nothing where it tells families. */
export function boxHeat(boxes: readonly SceneBox[], colorBy: ColorBy): ReadonlyMap<string, number> {
  if (colorBy === 'family') {
    return new Map();
  }
  const most = Math.max(1, ...boxes.map(({ facts }) => amountOf(facts, colorBy)));
  return new Map(boxes.map(({ id, facts }) => [id, amountOf(facts, colorBy) / most]));
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
