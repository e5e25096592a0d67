import { describe, expect, it } from 'vitest';
import { positionsIn } from '#base/text-position';

describe('positionsIn', () => {
  const at = positionsIn('ab\ncd\r\n\re');
  it.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [5, 2, 3],
    [7, 3, 1],
    [8, 4, 1],
    [9, 4, 2],
    [99, 4, 2],
    [-1, 1, 1],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(at(offset)).toEqual({ line, column });
  });
});
