import { looks, type Look } from './appearance';
import type { DrawingElement, GroupElement } from './drawing';

/** How many steps colours have that tell a number. */
export const heatSteps = 9;

/** A role, with the family or the step of heat where its look has a hue: `box convolution`, `box heat-3`, `label`. */
export function classOf({ role, family, heat }: Exclude<DrawingElement, GroupElement>): string {
  return hasHue(looks[role]) ? `${role} ${heat === undefined ? (family ?? 'merge') : heatClass(heat)}` : role;
}

/** Whether a look takes a colour from the element's family. */
export function hasHue({ fill, stroke }: Look): boolean {
  return [fill, stroke].some((paint) => paint === 'line' || paint === 'tint' || paint === 'solid');
}

function heatClass(heat: number): string {
  return `heat-${String(Math.round(Math.min(1, Math.max(0, heat)) * (heatSteps - 1)))}`;
}
