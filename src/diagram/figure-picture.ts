import type { Picture } from './draw-graph';
import type { Bounds, DrawingElement, GroupElement } from './drawing';
import { tipOf } from './box-elements';
import type { Stage } from './figure-stages';

export type Shape = Exclude<DrawingElement, GroupElement>;

/** A stage that was drawn: its shapes, and the rectangle around them. */
export interface DrawnStage {
  readonly stage: Stage;
  readonly bounds: Bounds;
  readonly shapes: readonly Shape[];
}

/** Free space around a figure, in pixels. */
export const figureMargin = 18;

/** The picture of a figure: stages as boxes that can be pointed at, the lines between them as edges. */
export function figurePicture(
  stages: readonly DrawnStage[],
  between: readonly Shape[],
  size: { readonly width: number; readonly height: number },
): Picture {
  const ids = stages.map(({ stage }) => stage.box.id);
  return {
    width: Math.ceil(size.width),
    height: Math.ceil(size.height),
    elements: [
      ...stages.map(({ stage, shapes }): GroupElement => ({
        kind: 'group',
        box: stage.box.id,
        tip: tipOf(stage.box.facts),
        elements: shapes,
      })),
      ...between,
    ],
    boxes: stages.map(({ stage, bounds }, place) => ({
      ...stage.box.facts,
      id: stage.box.id,
      bounds,
      content: stage.box.isFolded ? 'folded' : 'single',
      previous: ids.slice(Math.max(0, place - 1), place),
      next: ids.slice(place + 1, place + 2),
    })),
    edges: stages.slice(1).map(({ stage, bounds }, place) => {
      const before = stages[place] ?? { stage, bounds };
      const middle = (box: Bounds): number => box.y + box.height / 2;
      return {
        from: before.stage.box.id,
        to: stage.box.id,
        shape: before.stage.box.facts.shape,
        points: [
          { x: before.bounds.x + before.bounds.width, y: middle(before.bounds) },
          { x: bounds.x, y: middle(bounds) },
        ],
      };
    }),
  };
}
