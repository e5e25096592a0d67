import { formatCompact, formatCount } from '#base/format-quantity';
import type { DiagramRequest } from './diagram-request';
import type { BoxFacts } from './drawing';
import type { Scene, SceneBox, SceneItem } from './scene';
import { fitText, textWidth } from './text-width';
import { largest } from './extremes';

/** Sizes of letters, in pixels. */
export const labelSize = 12;
export const wordsSize = 10;
export const shapeSize = 10;

/** Left and right inside a box. */
export const boxPadding = 10;
/** From the label to the number at the right edge. */
const numberGap = 12;

/** The width that all boxes of a scene share, and whether they show second lines and numbers. */
export interface BoxMeasure {
  readonly width: number;
  readonly isSmall: boolean;
  /** Side by side, each box is only as wide as its own texts; one below the other, all are as wide as the widest. */
  readonly isOwnWidth: boolean;
}

/** As wide as the widest text, within limits. */
export function measureBoxes(scene: Scene, { small: isSmall, direction }: Pick<DiagramRequest, 'small' | 'direction'>): BoxMeasure {
  const widths = boxesOf(scene.items)
    .filter(({ form }) => form === 'layer' || form === 'strip')
    .map((box) => wantedWidth(box, isSmall));
  const [least, most] = isSmall ? [84, 170] : [124, 230];
  return { width: Math.ceil(Math.min(most, largest(widths, least)) + 1), isSmall, isOwnWidth: direction === 'right' };
}

/** Width and height of a box. */
export function boxSize(box: SceneBox, measure: BoxMeasure): { readonly width: number; readonly height: number } {
  const { form, facts } = box;
  const { isSmall } = measure;
  const width = measure.isOwnWidth ? ownWidth(box, measure) : measure.width;
  switch (form) {
    case 'operator': {
      const wanted = textWidth(facts.label, labelSize, true) + 16;
      return facts.label.length === 1 ? { width: 24, height: 24 } : { width: Math.ceil(wanted), height: 24 };
    }
    case 'terminal':
      return { width: Math.max(64, Math.ceil(textWidth(facts.label, labelSize, true) + 28)), height: 26 };
    case 'strip':
      return { width, height: 20 };
    default:
      return { width, height: (secondLine(facts, isSmall) === '' ? 28 : 42) + shadowDepth(facts) };
  }
}

function ownWidth(box: SceneBox, { width, isSmall }: BoxMeasure): number {
  const wanted = box.form === 'strip' ? stripWidth(box.facts, isSmall) : wantedWidth(box, isSmall);
  return Math.ceil(Math.min(width, Math.max(box.form === 'strip' ? 40 : 72, wanted + 1)));
}

function stripWidth(facts: BoxFacts, isSmall: boolean): number {
  return textWidth(stripText(facts), wordsSize) + 2 * boxPadding + 6 + numberWidth(facts, isSmall);
}

/** What the number at the right edge takes, with the space before it. */
export function numberWidth(facts: BoxFacts, isSmall: boolean): number {
  const number = isSmall ? '' : numberText(facts);
  return number === '' ? 0 : textWidth(number, wordsSize) + numberGap;
}

/** What a strip says on its one line. */
export function stripText({ label, words }: BoxFacts): string {
  return [label, words].join(' ').trim();
}

/** How far the boxes behind look out: two of them. */
export function shadowDepth({ repetitions }: BoxFacts): number {
  return repetitions > 1 ? 2 * shadowStep : 0;
}

export const shadowStep = 3;

/** What stands at the right edge of a box: the parameters, in three digits where there are many. */
export function numberText({ parameters }: BoxFacts): string {
  return parameters === 0 ? '' : parameters < 100_000 ? formatCount(parameters) : formatCompact(parameters);
}

/** The second line of a box. */
export function secondLine(facts: BoxFacts, isSmall: boolean): string {
  return isSmall ? '' : facts.words;
}

/** The label, shortened to what is left beside the number, and `× 3` for repetitions. */
export function fittedLabel(facts: BoxFacts, width: number, isSmall: boolean): string {
  const room = width - 2 * boxPadding - 4 - numberWidth(facts, isSmall);
  return fitText(facts.label, labelSize * 1.17, room - repetitionWidth(facts));
}

/** `× 3`, or nothing. */
export function repetitionText({ repetitions }: BoxFacts): string {
  return repetitions > 1 ? `× ${String(repetitions)}` : '';
}

function repetitionWidth(facts: BoxFacts): number {
  const text = repetitionText(facts);
  return text === '' ? 0 : textWidth(text, labelSize) + 6;
}

function wantedWidth({ facts }: SceneBox, isSmall: boolean): number {
  const first = textWidth(facts.label, labelSize, true) + repetitionWidth(facts) + numberWidth(facts, isSmall);
  const second = textWidth(secondLine(facts, isSmall), wordsSize);
  return Math.max(first, second) + 2 * boxPadding + 4;
}

/** All boxes of items, in their order, groups opened. */
export function boxesOf(items: readonly SceneItem[]): readonly SceneBox[] {
  return items.flatMap((item) => (item.kind === 'box' ? [item] : boxesOf(item.items)));
}
