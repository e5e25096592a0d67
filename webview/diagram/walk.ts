import type { DrawnBox, Point } from '#diagram/drawing';

/** The four arrow keys. */
export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** Whether a key is an arrow. */
export function isArrow(key: string): key is Arrow {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight';
}

/**
 * The box that an arrow leads to: along an edge where one goes that way, else the nearest box on that side; undefined: there is none.
 *
 * @param id the box that the way starts at; without one, the first box
 */
export function boxTowards(boxes: readonly DrawnBox[], id: string | undefined, arrow: Arrow): DrawnBox | undefined {
  const here = boxes.find((box) => box.id === id);
  if (here === undefined) return boxes.find(({ content }) => content !== 'open') ?? boxes[0];
  const linked = new Set([...here.next, ...here.previous]);
  const reachable = boxes.filter((box) => box.id !== here.id && box.content !== 'open' && isTowards(here, box, arrow));
  const along = reachable.filter((box) => linked.has(box.id));
  return nearest(here, along.length > 0 ? along : reachable, arrow);
}

function nearest(here: DrawnBox, boxes: readonly DrawnBox[], arrow: Arrow): DrawnBox | undefined {
  return boxes.toSorted((a, b) => effort(here, a, arrow) - effort(here, b, arrow))[0];
}

/** How far a box is, where going aside counts double. */
function effort(here: DrawnBox, there: DrawnBox, arrow: Arrow): number {
  const { x, y } = wayBetween(here, there);
  return isVertical(arrow) ? Math.abs(y) + 2 * Math.abs(x) : Math.abs(x) + 2 * Math.abs(y);
}

function isTowards(here: DrawnBox, there: DrawnBox, arrow: Arrow): boolean {
  const { x, y } = wayBetween(here, there);
  const forward = { ArrowUp: -y, ArrowDown: y, ArrowLeft: -x, ArrowRight: x }[arrow];
  const aside = isVertical(arrow) ? Math.abs(x) : Math.abs(y);
  return forward > 1 && (forward >= aside || overlaps(here, there, arrow));
}

/** Whether two boxes stand in the same column (for up and down) or row. */
function overlaps(a: DrawnBox, b: DrawnBox, arrow: Arrow): boolean {
  const [from, size] = isVertical(arrow) ? (['x', 'width'] as const) : (['y', 'height'] as const);
  return a.bounds[from] < b.bounds[from] + b.bounds[size] && b.bounds[from] < a.bounds[from] + a.bounds[size];
}

function isVertical(arrow: Arrow): boolean {
  return arrow === 'ArrowUp' || arrow === 'ArrowDown';
}

function wayBetween(here: DrawnBox, there: DrawnBox): Point {
  const a = middleOf(here);
  const b = middleOf(there);
  return { x: b.x - a.x, y: b.y - a.y };
}

function middleOf({ bounds }: DrawnBox): Point {
  return { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
}
