import type { Cell } from './judge-cells';

/** Where a key leads to from a cell; undefined for keys that lead nowhere. Arrows stop at the edge; Home and End go along the row. */
export function moveCell({ truth, predicted }: Cell, key: string, classes: number): Cell | undefined {
  const last = classes - 1;
  switch (key) {
    case 'ArrowUp':
      return { truth: Math.max(0, truth - 1), predicted };
    case 'ArrowDown':
      return { truth: Math.min(last, truth + 1), predicted };
    case 'ArrowLeft':
      return { truth, predicted: Math.max(0, predicted - 1) };
    case 'ArrowRight':
      return { truth, predicted: Math.min(last, predicted + 1) };
    case 'Home':
      return { truth, predicted: 0 };
    case 'End':
      return { truth, predicted: last };
    case 'PageUp':
      return { truth: 0, predicted };
    case 'PageDown':
      return { truth: last, predicted };
    default:
      return undefined;
  }
}
