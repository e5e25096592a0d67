import type { Shape } from './tensor-type';

/**
 * The shape that two samples have together: axes are compared from the right, an axis of 1 or a missing one stretches. Undefined where they do not fit.
 */
export function broadcastShapes(a: Shape, b: Shape): Shape | undefined {
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const left = a[a.length - rank + axis] ?? 1;
    const right = b[b.length - rank + axis] ?? 1;
    if (left !== right && left !== 1 && right !== 1) {
      return undefined;
    }
    shape.push(left === 1 ? right : left);
  }
  return shape;
}
