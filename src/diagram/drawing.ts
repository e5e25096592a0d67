import type { SourceRange } from '#model/source-range';
import type { LayerFamily } from '#model/layer-kind';

/**
 * A finished picture as plain data: everything is placed, nothing is coloured. Pages, hovers, SVG and TikZ draw it as it is. Lengths are CSS
 * pixels with the origin at the top left.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What the picture shows, for people who do not see it. */
  readonly description: string;
  /** From back to front. */
  readonly elements: readonly DrawingElement[];
  /** In the order of the flow. */
  readonly boxes: readonly DrawnBox[];
  readonly edges: readonly DrawnEdge[];
}

export type DrawingElement = GroupElement | RectElement | PathElement | CircleElement | PolygonElement | LineElement | TextElement;

/** What an element is for. Every theme has a look for each; a role is also the class of its element in SVG. */
export type Role =
  | 'box'
  | 'shadow'
  | 'stripe'
  | 'frame'
  | 'edge'
  | 'skip'
  | 'arrow'
  | 'label'
  | 'words'
  | 'number'
  | 'shape'
  | 'sign'
  | 'heading'
  | 'caption'
  | 'operation'
  | 'plane'
  | 'kernel'
  | 'projection'
  | 'front'
  | 'top'
  | 'side'
  | 'size'
  | 'unit'
  | 'weight'
  | 'positive'
  | 'negative'
  | 'muted'
  | 'scale'
  | 'outline';

/** What a box is, as far as its hue goes: the families of layers, and what else stands in a picture. */
export type Family = LayerFamily | 'input' | 'network' | 'equation' | 'loss';

interface ElementBase {
  readonly role: Role;
  readonly family?: Family;
  /** From 0 to 1: where the box stands among all when colour tells a number; it then replaces the family's hue. */
  readonly heat?: number;
}

/** Elements of one box, so that a page can mark, focus and click it. */
export interface GroupElement {
  readonly kind: 'group';
  readonly box: string;
  /** The text of its tooltip. */
  readonly tip: string;
  readonly elements: readonly Exclude<DrawingElement, GroupElement>[];
}

/** A rectangle; `radius` rounds its corners. */
export interface RectElement extends ElementBase {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

/** An open line of straight and curved pieces; it begins with a `move`. */
export interface PathElement extends ElementBase {
  readonly kind: 'path';
  readonly steps: readonly PathStep[];
}

/** One piece of a path, to an absolute place; curves are cubic with two control points. */
export type PathStep =
  | { readonly to: 'move' | 'line'; readonly x: number; readonly y: number }
  | {
      readonly to: 'curve';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    };

/** A circle around its middle. */
export interface CircleElement extends ElementBase {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A closed shape through its corners. */
export interface PolygonElement extends ElementBase {
  readonly kind: 'polygon';
  readonly points: readonly Point[];
}

/** A straight line; weights of neurons have a thickness of their own. */
export interface LineElement extends ElementBase {
  readonly kind: 'line';
  readonly from: Point;
  readonly to: Point;
  /** Instead of the width that its role has. */
  readonly thickness?: number;
}

/** One line of text. Its width is known to the layout only as an upper estimate, see `textWidth`. */
export interface TextElement extends ElementBase {
  readonly kind: 'text';
  /** Where the text starts, ends or has its middle; `y` is the base line. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
  /** Of the letters, in pixels; never below 9. */
  readonly size: number;
}

/** A place in the picture, in pixels from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in the picture, by its top left corner. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a box stands for, with the numbers that tooltips, tables and colours need. */
export interface BoxFacts {
  /** The path of the layer or group in its network, with the networks that it is called from in front. */
  readonly path: string;
  /** The first line: its author's name, or what it is. */
  readonly label: string;
  /** The second line: `conv 6@5x5 · tanh`. */
  readonly words: string;
  readonly family: Family;
  /** The shape that leaves it, `28x28x6`; empty where there is none. */
  readonly shape: string;
  /** Trained scalars; 0 from the second use of the same weights on, so that the sum is right. */
  readonly parameters: number;
  /** Multiply-adds for one sample. */
  readonly macs: number;
  /** Float32 weights, and outputs for one sample. */
  readonly memoryBytes: number;
  readonly receptiveField?: readonly [number, number];
  /** Where it stands in the text. */
  readonly source?: SourceRange;
  /** How many identical ones in a row it stands for; 1 for a single one. */
  readonly repetitions: number;
}

/** A box as it was placed, with what a page needs to point at it, open it and walk on from it. */
export interface DrawnBox extends BoxFacts {
  readonly id: string;
  readonly bounds: Bounds;
  /** The id of the opened group that it stands in, if any. */
  readonly group?: string;
  /** Whether it can be opened, is open (then it is the frame around its boxes), or is a single thing. */
  readonly content: 'single' | 'folded' | 'open';
  /** Boxes behind and before it along the edges: the way of the arrow keys. */
  readonly next: readonly string[];
  readonly previous: readonly string[];
}

/** A line as it was placed. */
export interface DrawnEdge {
  /** Ids of boxes. */
  readonly from: string;
  readonly to: string;
  /** What flows, `28x28x6`. */
  readonly shape: string;
  /** The corners of the line from box to box. */
  readonly points: readonly Point[];
}
