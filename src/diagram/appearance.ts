import type { Role } from './drawing';

/** The colours of a theme, by what they are for. `line`, `tint` and `solid` are of the element's family. */
export type Paint = 'none' | 'paper' | 'ink' | 'muted' | 'faint' | 'line' | 'tint' | 'solid' | 'positive' | 'negative' | 'kernel';

/** How a role looks, in any theme. */
export interface Look {
  readonly fill: Paint;
  readonly stroke: Paint;
  /** In pixels; a `halo` is a stroke behind a text. */
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly hasHalo?: boolean;
}

export const looks: Record<Role, Look> = {
  box: { fill: 'tint', stroke: 'line', width: 1.2 },
  shadow: { fill: 'paper', stroke: 'line', width: 1 },
  stripe: { fill: 'line', stroke: 'none' },
  frame: { fill: 'none', stroke: 'faint', width: 1.2, dash: [5, 4] },
  edge: { fill: 'none', stroke: 'muted', width: 1.3 },
  skip: { fill: 'none', stroke: 'muted', width: 1.3 },
  arrow: { fill: 'muted', stroke: 'none' },
  label: { fill: 'ink', stroke: 'none', isBold: true },
  words: { fill: 'muted', stroke: 'none' },
  number: { fill: 'muted', stroke: 'none' },
  shape: { fill: 'muted', stroke: 'paper', width: 3, hasHalo: true },
  sign: { fill: 'ink', stroke: 'none', isBold: true },
  heading: { fill: 'muted', stroke: 'paper', width: 3, isBold: true, hasHalo: true },
  caption: { fill: 'ink', stroke: 'paper', width: 3, hasHalo: true },
  operation: { fill: 'muted', stroke: 'paper', width: 3, isItalic: true, hasHalo: true },
  plane: { fill: 'tint', stroke: 'line', width: 1 },
  kernel: { fill: 'paper', stroke: 'kernel', width: 1.1 },
  projection: { fill: 'none', stroke: 'kernel', width: 0.8, dash: [3, 2] },
  front: { fill: 'tint', stroke: 'line', width: 1 },
  top: { fill: 'paper', stroke: 'line', width: 1 },
  side: { fill: 'solid', stroke: 'line', width: 1 },
  size: { fill: 'ink', stroke: 'paper', width: 3, hasHalo: true },
  unit: { fill: 'tint', stroke: 'line', width: 1.3 },
  weight: { fill: 'none', stroke: 'faint', width: 0.7 },
  positive: { fill: 'none', stroke: 'positive' },
  negative: { fill: 'none', stroke: 'negative', dash: [4, 2] },
  muted: { fill: 'muted', stroke: 'none' },
  scale: { fill: 'tint', stroke: 'none' },
  outline: { fill: 'none', stroke: 'faint', width: 1 },
};
