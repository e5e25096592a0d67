import type { BoxFacts } from './drawing';

/** What is to be drawn, before anything has a place: boxes, groups of them, and what flows between boxes. */
export interface Scene {
  readonly items: readonly SceneItem[];
  /** Each goes to a box that comes later in the scene. */
  readonly edges: readonly SceneEdge[];
}

export type SceneItem = SceneBox | SceneGroup;

/** A layer, a folded group, or where data come in or go out. */
export interface SceneBox {
  readonly kind: 'box';
  readonly id: string;
  readonly facts: BoxFacts;
  readonly form: BoxForm;
  /** Whether it is a folded group that can be opened. */
  readonly isFolded: boolean;
}

/** `layer`: one or two lines. `strip`: one low line that clings to the layer before. `operator`: a circle with a sign. `terminal`: where data come in or go out. */
export type BoxForm = 'layer' | 'strip' | 'operator' | 'terminal';

/** An opened group: a frame around what it holds. */
export interface SceneGroup {
  readonly kind: 'group';
  readonly id: string;
  readonly facts: BoxFacts;
  readonly items: readonly SceneItem[];
}

/** What flows from one box to another. */
export interface SceneEdge {
  /** Ids of boxes. */
  readonly from: string;
  readonly to: string;
  readonly shape: string;
}
