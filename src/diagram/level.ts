/** A place in a level: `along` the flow and `across` it. Turned into x and y only at the end, so that both directions are one layout. */
export interface Place {
  readonly along: number;
  readonly across: number;
}

/** A box or an opened group as its level sees it: a rectangle with places where lines come in and go out. */
export interface LevelItem {
  readonly id: string;
  readonly along: number;
  readonly across: number;
  /** Whether it may cling to the item before, as an activation does to its layer. */
  readonly isStrip: boolean;
  /** Across, from the item's start: where the line of a source enters a group; a box is entered in its middle. */
  readonly entries: ReadonlyMap<string, number>;
  readonly exits: ReadonlyMap<string, number>;
}

/** A line from item to item of a level. `from` is left out where it comes in from outside, `to` where it leaves. */
export interface LevelEdge {
  readonly from?: string;
  readonly to?: string;
  /** The box that it starts at, anywhere in the scene. */
  readonly source: string;
  /** Room that the text on it takes along the flow; 0 where there is none. */
  readonly labelRoom: number;
}

/** What one level must lay out: things with sizes, and lines between them. */
export interface Level {
  readonly items: readonly LevelItem[];
  readonly edges: readonly LevelEdge[];
  /** Free space around the items, for the frame and its title. */
  readonly before: number;
  readonly after: number;
  readonly beside: number;
}

/** A level with everything in its place, from 0 on. */
export interface LaidLevel {
  readonly along: number;
  readonly across: number;
  /** Where each item starts. */
  readonly places: ReadonlyMap<string, Place>;
  /** One for each edge of the level, in its order. */
  readonly routes: readonly Route[];
  /** Across, from the level's start: where lines from outside come in and leave, by the box that they start at. */
  readonly entries: ReadonlyMap<string, number>;
  readonly exits: ReadonlyMap<string, number>;
}

/** The line of one edge inside its level. */
export interface Route {
  readonly steps: readonly RouteStep[];
  /** Whether it goes past other items. */
  readonly isSkip: boolean;
  /** Beside what of it a text can stand. */
  readonly label: Place;
}

export type RouteStep =
  | { readonly to: 'move' | 'line'; readonly end: Place }
  | { readonly to: 'curve'; readonly first: Place; readonly second: Place; readonly end: Place };

/** The least distance between two items along the flow. */
export const leastGap = 20;
/** Between an item and the strip that clings to it. */
export const stripGap = 2;
/** Between neighbours across the flow. */
export const neighbourGap = 26;

/** The middle of an item, from its start across, or where it is entered by the line of a source. */
export function entryOf(item: LevelItem, source: string): number {
  return item.entries.get(source) ?? item.across / 2;
}

/** The same for the line that leaves it. */
export function exitOf(item: LevelItem, source: string): number {
  return item.exits.get(source) ?? item.across / 2;
}
