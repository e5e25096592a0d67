import { formatBytes, formatCompact, formatCount } from '#base/format-quantity';
import {
  boxPadding,
  fittedLabel,
  labelSize,
  numberText,
  numberWidth,
  repetitionText,
  secondLine,
  shadowDepth,
  shadowStep,
  stripText,
  wordsSize,
  type BoxMeasure,
} from './box-size';
import type { Bounds, BoxFacts, DrawingElement, GroupElement } from './drawing';
import type { SceneBox } from './scene';
import { fitText, textWidth } from './text-width';

/** Where a box is and how it is coloured. */
export interface BoxPlace {
  readonly bounds: Bounds;
  readonly measure: BoxMeasure;
  readonly heat: number | undefined;
}

type Shape = Exclude<DrawingElement, GroupElement>;

/** A box with its texts, as one group that carries its id. */
export function boxElements(box: SceneBox, place: BoxPlace): GroupElement {
  return { kind: 'group', box: box.id, tip: tipOf(box.facts), elements: elementsOf(box, place) };
}

function elementsOf(box: SceneBox, place: BoxPlace): readonly Shape[] {
  switch (box.form) {
    case 'operator':
      return operatorElements(box, place);
    case 'terminal':
      return terminalElements(box, place);
    default:
      return layerElements(box, place);
  }
}

/** What a person who points at the box reads. */
export function tipOf(facts: BoxFacts): string {
  const { parameters, macs, memoryBytes, receptiveField } = facts;
  return [
    `${facts.path}: ${[facts.words === '' ? facts.label : facts.words, repetitionText(facts)].filter((part) => part !== '').join(' ')}`,
    ...(facts.shape === '' ? [] : [`output ${facts.shape}`]),
    ...(parameters === 0 ? [] : [`${formatCount(parameters)} parameters`]),
    ...(macs === 0 ? [] : [`${formatCompact(macs)} multiply-adds`]),
    ...(memoryBytes === 0 ? [] : [`${formatBytes(memoryBytes)} of weights and output`]),
    ...(receptiveField === undefined ? [] : [`sees ${receptiveField.join('x')}`]),
  ].join('\n');
}

const stripeWidth = 4;

function layerElements(box: SceneBox, place: BoxPlace): readonly Shape[] {
  const { facts } = box;
  const bounds = { ...place.bounds, height: place.bounds.height - shadowDepth(facts) };
  const paint = paintOf(facts, place.heat);
  const isStrip = box.form === 'strip';
  return [
    ...(facts.repetitions > 1 ? shadows(bounds, paint) : []),
    { kind: 'rect', role: 'box', ...paint, ...bounds, radius: isStrip ? 3 : 6 },
    stripe(bounds, paint),
    ...(isStrip ? stripTexts(facts, bounds, place.measure.isSmall) : layerTexts(facts, bounds, place.measure)),
    ...numberTexts(facts, bounds, place.measure),
  ];
}

/** Left of the texts. */
const textLeft = boxPadding + stripeWidth;

function stripTexts(facts: BoxFacts, { x, y, width, height }: Bounds, isSmall: boolean): readonly Shape[] {
  const room = width - 2 * boxPadding - stripeWidth - numberWidth(facts, isSmall);
  const words = fitText(stripText(facts), wordsSize, room);
  return [text('words', { x: x + textLeft, y: y + height / 2 + 3.5 }, { text: words, size: wordsSize })];
}

function layerTexts(facts: BoxFacts, { x, y, width, height }: Bounds, measure: BoxMeasure): readonly Shape[] {
  const label = fittedLabel(facts, width, measure.isSmall);
  const second = secondLine(facts, measure.isSmall);
  const base = baseOf(y, height);
  const repetition = repetitionText(facts);
  const left = x + textLeft;
  return [
    text('label', { x: left, y: base }, { text: label, size: labelSize }),
    ...(repetition === ''
      ? []
      : [text('words', { x: left + textWidth(label, labelSize, true) + 6, y: base }, { text: repetition, size: labelSize })]),
    ...(second === ''
      ? []
      : [
          text(
            'words',
            { x: left, y: y + 33 },
            { text: fitText(second, wordsSize, width - 2 * boxPadding - stripeWidth), size: wordsSize },
          ),
        ]),
  ];
}

function numberTexts(facts: BoxFacts, { x, y, width, height }: Bounds, { isSmall }: BoxMeasure): readonly Shape[] {
  const number = isSmall ? '' : numberText(facts);
  return number === '' ? [] : [text('number', { x: x + width - boxPadding, y: baseOf(y, height) }, { text: number, size: wordsSize })];
}

/** The base line of the first of two lines, or of one line in the middle. */
function baseOf(y: number, height: number): number {
  return height > 40 ? y + 18 : y + height / 2 + 4;
}

type Paint = Pick<Shape, 'family' | 'heat'>;

function paintOf({ family }: BoxFacts, heat: number | undefined): Paint {
  return { family, ...(heat === undefined ? {} : { heat }) };
}

/** A mark at the left edge, so that families can be told apart where tints are pale. */
function stripe({ x, y, height }: Bounds, paint: Paint): Shape {
  return { kind: 'rect', role: 'stripe', ...paint, x: x + 4, y: y + 5, width: stripeWidth - 1, height: height - 10, radius: 1.5 };
}

/** Two more boxes that look out behind: there are several. */
function shadows({ x, y, width, height }: Bounds, paint: Paint): readonly Shape[] {
  return [2, 1].map((step) => ({
    kind: 'rect',
    role: 'shadow',
    ...paint,
    x: x + shadowStep * step,
    y: y + shadowStep * step,
    width,
    height,
    radius: 6,
  }));
}

function operatorElements({ facts }: SceneBox, { bounds, heat }: BoxPlace): readonly Shape[] {
  const { x, y, width, height } = bounds;
  const radius = height / 2;
  const isSign = facts.label.length === 1;
  return [
    { kind: 'rect', role: 'box', ...paintOf(facts, heat), ...bounds, radius },
    {
      kind: 'text',
      role: 'sign',
      x: x + width / 2,
      y: y + radius + (isSign ? 5.5 : 4),
      anchor: 'middle',
      text: facts.label,
      size: isSign ? 16 : 11,
    },
  ];
}

function terminalElements({ facts }: SceneBox, { bounds, heat }: BoxPlace): readonly Shape[] {
  const { x, y, width, height } = bounds;
  return [
    { kind: 'rect', role: 'box', ...paintOf(facts, heat), ...bounds, radius: height / 2 },
    { kind: 'text', role: 'label', x: x + width / 2, y: y + height / 2 + 4, anchor: 'middle', text: facts.label, size: labelSize },
  ];
}

function text(
  role: 'label' | 'words' | 'number',
  at: { readonly x: number; readonly y: number },
  content: { readonly text: string; readonly size: number },
): Shape {
  return { kind: 'text', role, ...at, anchor: role === 'number' ? 'end' : 'start', ...content };
}
