import { describe, expect, it } from 'vitest';
import { pictureGrid, rangeOf } from '#trainer/picture-grid';

describe('pictureGrid', () => {
  it('lays grey pictures in rows with a gap around each', () => {
    const pictures = { type: 'float32', shape: [3, 1, 1, 1], data: Float32Array.of(-1, 0, 1) } as const;
    const { width, height, pixels } = pictureGrid(pictures, 2, { low: -1, high: 1 });
    expect([width, height]).toEqual([8, 8]);
    const grey = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => pixels[(y * width + x) * 4]));
    const ground = new Array<number>(8).fill(128);
    expect(grey).toEqual([
      ground,
      ground,
      [128, 128, 0, 128, 128, 128, 128, 128],
      ground,
      ground,
      [128, 128, 255, 128, 128, 128, 128, 128],
      ground,
      ground,
    ]);
  });

  it('keeps colours and clips what is out of range', () => {
    const pictures = { type: 'float32', shape: [1, 1, 1, 3], data: Float32Array.of(2, 0.5, -1) } as const;
    const { pixels, width } = pictureGrid(pictures, 1, { low: 0, high: 1 });
    expect([...pixels.subarray((2 * width + 2) * 4, (2 * width + 2) * 4 + 4)]).toEqual([255, 128, 0, 255]);
  });

  it('finds the range of numbers, leaving out what is not finite', () => {
    expect(rangeOf({ type: 'float32', shape: [3], data: Float32Array.of(3, Number.NaN, -2) })).toEqual({ low: -2, high: 3 });
    expect(rangeOf({ type: 'float32', shape: [1], data: Float32Array.of(Number.NaN) })).toEqual({ low: 0, high: 1 });
  });
});
