import type { Picture } from './draw-graph';
import type { Bounds, Family, Point } from './drawing';
import { figureMargin, figurePicture, type DrawnStage, type Shape } from './figure-picture';
import type { Stage } from './figure-stages';
import { textWidth } from './text-width';
import { largest } from './extremes';

/**
 * The figure of Krizhevsky, Sutskever & Hinton 2012 (ImageNet classification with deep convolutional neural networks, fig. 2): tensors as blocks
 * with their sizes at the edges, on a logarithmic scale, windows inside of them, vectors as columns. Grouped convolutions give blocks with a seam
 * for each tower.
 */
export function layoutAlexNet(stages: readonly Stage[]): Picture {
  const blocks = stages.map((stage) => ({ stage, size: sizeOf(stage) }));
  const height = largest(
    blocks.map(({ size }) => size.height + size.rise),
    80,
  );
  const middle = figureMargin + 12 + height / 2;
  const base = middle + height / 2;
  const starts = startsOf(blocks);
  const drawn = blocks.map((block, place) => drawBlock(block, { x: starts[place] ?? 0, y: middle }, base));
  const right = largest(
    drawn.map(({ bounds, stage }) => bounds.x + bounds.width + labelOverhang(stage, bounds)),
    0,
  );
  const between = stages.slice(1).flatMap((_, place) => betweenBlocks(blocks, { drawn, place, base }));
  return figurePicture(drawn, between, { width: right + figureMargin, height: base + 58 + figureMargin });
}

const sizeText = 10;
const nameText = 11;

/** Of a block, in pixels: the front is `width` wide and `height` high, its side goes back to the right and up by `run` and `rise`. */
interface BlockSize {
  readonly width: number;
  readonly height: number;
  readonly run: number;
  readonly rise: number;
}

interface Block {
  readonly stage: Stage;
  readonly size: BlockSize;
}

function sizeOf({ shape }: Stage): BlockSize {
  const [first = 1, second = 1, depth = 1] = shape;
  switch (shape.length) {
    case 3:
      return { width: 4 + 6.2 * Math.log2(depth + 1), height: length(first), run: 0.38 * length(second), rise: 0.3 * length(second) };
    case 2:
      return { width: 4 + 6.2 * Math.log2(second + 1), height: length(first), run: 6, rise: 5 };
    default:
      return { width: 13, height: 24 + 12 * Math.log2(first + 1), run: 7, rise: 6 };
  }
}

/** Logarithmic, so that 224 and 7 both can be seen. */
function length(size: number): number {
  return 4 + 21 * Math.log2(size + 1);
}

/** Across, where each front begins: no block, arrow or word touches the next. */
function startsOf(blocks: readonly Block[]): readonly number[] {
  const starts: number[] = [];
  blocks.forEach(({ stage, size }, place) => {
    const own = (size.width + size.run) / 2;
    const before = blocks[place - 1];
    if (before === undefined) {
      starts.push(figureMargin + Math.max(20, halfWords(stage) - own));
    } else {
      const half = (before.size.width + before.size.run) / 2;
      const distance = Math.max(half + own + 34, halfWords(before.stage) + halfWords(stage) + 14);
      starts.push((starts.at(-1) ?? 0) + half + distance - own);
    }
  });
  return starts;
}

function halfWords(stage: Stage): number {
  return Math.max(textWidth(stage.title, nameText, true), textWidth(wordsOf(stage), sizeText)) / 2;
}

function labelOverhang(stage: Stage, { width }: Bounds): number {
  return Math.max(0, halfWords(stage) - width / 2);
}

function drawBlock({ stage, size }: Block, { x, y }: Point, base: number): DrawnStage {
  const { width, height, run, rise } = size;
  const top = y - (height + rise) / 2;
  const bounds: Bounds = { x, y: top, width: width + run, height: height + rise };
  const front = { x, y: top + rise, width, height };
  const { family } = stage.box.facts;
  const middle = x + (width + run) / 2;
  return {
    stage,
    bounds,
    shapes: [
      ...faces(front, { run, rise }, family),
      ...seams(stage, front, { run, rise }),
      ...sizeTexts(stage, front, { run, rise }),
      { kind: 'text', role: 'heading', x: middle, y: base + 38, anchor: 'middle', text: stage.title, size: nameText },
    ],
  };
}

type Slope = Pick<BlockSize, 'run' | 'rise'>;

function faces({ x, y, width, height }: Bounds, { run, rise }: Slope, family: Family): readonly Shape[] {
  return [
    {
      kind: 'polygon',
      role: 'top',
      family,
      points: [
        { x, y },
        { x: x + run, y: y - rise },
        { x: x + width + run, y: y - rise },
        { x: x + width, y },
      ],
    },
    {
      kind: 'polygon',
      role: 'side',
      family,
      points: [
        { x: x + width, y },
        { x: x + width + run, y: y - rise },
        { x: x + width + run, y: y + height - rise },
        { x: x + width, y: y + height },
      ],
    },
    { kind: 'rect', role: 'front', family, x, y, width, height, radius: 0 },
  ];
}

/** Where one tower ends and the next begins, along the channels. */
function seams({ groups, shape, box }: Stage, { x, y, width, height }: Bounds, { run, rise }: Slope): readonly Shape[] {
  const count = shape.length === 3 && groups > 1 && groups <= 8 ? groups - 1 : 0;
  return Array.from({ length: count }, (_, index): Shape => {
    const at = x + (width * (index + 1)) / groups;
    const steps = [
      { to: 'move' as const, x: at + run, y: y - rise },
      { to: 'line' as const, x: at, y },
      { to: 'line' as const, x: at, y: y + height },
    ];
    return { kind: 'path', role: 'projection', family: box.facts.family, steps };
  });
}

/** The height at the left edge, the width at the slanted one, the depth below. */
function sizeTexts({ shape }: Stage, { x, y, width, height }: Bounds, { run, rise }: Slope): readonly Shape[] {
  const [first, second, depth] = shape;
  const text = (value: number | undefined, at: Point, anchor: 'start' | 'middle' | 'end'): readonly Shape[] =>
    value === undefined ? [] : [{ kind: 'text', role: 'size', ...at, anchor, text: String(value), size: sizeText }];
  const below = { x: x + width / 2, y: y + height + 13 };
  switch (shape.length) {
    case 3:
      return [
        ...text(first, { x: x - 3, y: y + height * 0.8 + 4 }, 'end'),
        ...text(second, { x: x + run / 2 - 3, y: y - rise / 2 - 2 }, 'end'),
        ...text(depth, below, 'middle'),
      ];
    case 2:
      return [...text(first, { x: x - 3, y: y + height / 2 + 4 }, 'end'), ...text(second, below, 'middle')];
    default:
      return text(first ?? 1, below, 'middle');
  }
}

interface Between {
  readonly drawn: readonly DrawnStage[];
  readonly place: number;
  readonly base: number;
}

function betweenBlocks(blocks: readonly Block[], { drawn, place, base }: Between): readonly Shape[] {
  const [before, after] = [blocks[place], blocks[place + 1]];
  const [from, to] = [drawn[place], drawn[place + 1]];
  if (before === undefined || after === undefined || from === undefined || to === undefined) {
    return [];
  }
  const words: Shape = {
    kind: 'text',
    role: 'operation',
    x: to.bounds.x + to.bounds.width / 2,
    y: base + 53,
    anchor: 'middle',
    text: wordsOf(to.stage),
    size: sizeText,
  };
  const lines =
    to.stage.kernel === undefined ? arrow(from.bounds, to.bounds) : windowInside({ before, after, from: from.bounds, to: to.bounds });
  return [...lines, words];
}

function wordsOf({ operation, kernel }: Stage): string {
  return kernel === undefined ? operation : `${kernel.join('x')} ${operation === 'convolutions' ? 'conv' : operation}`;
}

function arrow(from: Bounds, to: Bounds): readonly Shape[] {
  const y = from.y + from.height / 2;
  const start = { x: from.x + from.width + 3, y };
  const end = { x: to.x - 4, y };
  return [
    { kind: 'line', role: 'edge', from: start, to: end },
    { kind: 'polygon', role: 'arrow', points: [end, { x: end.x - 6, y: y - 3 }, { x: end.x - 6, y: y + 3 }] },
  ];
}

interface Window {
  readonly before: Block;
  readonly after: Block;
  readonly from: Bounds;
  readonly to: Bounds;
}

/** The window stands in the block's right side and is drawn as a parallelogram; its lines meet in the front of the next block. */
function windowInside({ before, after, from, to }: Window): readonly Shape[] {
  const { stage, size } = before;
  const [high = 1, wide = 1] = stage.shape;
  const [kernelHigh, kernelWide] = after.stage.kernel ?? [1, 1];
  const height = Math.min(size.height, Math.max(6, (size.height * length(kernelHigh)) / length(high) / 1.6));
  const share = Math.min(1, Math.max(0.2, length(kernelWide) / length(wide) / 1.6));
  const run = size.run * share;
  const rise = size.rise * share;
  const x = from.x + size.width + (size.run - run) / 2;
  const y = from.y + size.rise - (size.rise - rise) / 2 + (size.height - height) * 0.55;
  const tip = { x: to.x + after.size.width * 0.4, y: to.y + after.size.rise + after.size.height * 0.5 };
  const corners = [
    { x, y },
    { x: x + run, y: y - rise },
    { x: x + run, y: y + height - rise },
    { x, y: y + height },
  ];
  const [, topRight = tip, bottomRight = tip] = corners;
  return [
    { kind: 'polygon', role: 'kernel', points: corners },
    { kind: 'line', role: 'projection', from: topRight, to: tip },
    { kind: 'line', role: 'projection', from: bottomRight, to: tip },
  ];
}
