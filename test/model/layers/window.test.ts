import { describe, expect, it } from 'vitest';

import { slideWindow, spreadWindow } from '#model/layers/window';

interface Places {
  readonly size: number;
  readonly reach: number;
  readonly stride: number;
  readonly padding: readonly [before: number, after: number];
}

/** Counts the places where a window lies within the padded picture, one by one. */
function countPlaces({ size, reach, stride, padding: [before, after] }: Places): number {
  let count = 0;
  for (let start = -before; start + reach <= size + after; start += stride) {
    count++;
  }
  return count;
}

const sizes = Array.from({ length: 12 }, (_, index) => index + 1);
const strides = [1, 2, 3];
const windows = strides.flatMap((stride) => [1, 2, 3, 4, 5, 7].map((kernel) => ({ stride, kernel })));
const paddings = [
  [0, 0],
  [1, 1],
  [0, 2],
] as const;

describe('a sliding window', () => {
  const cases = windows.flatMap((window) => paddings.flatMap((padding) => [1, 2].map((dilation) => ({ ...window, padding, dilation }))));

  it.each(cases)(
    'fits as often as when it is moved by hand: $kernel / $stride, $padding, dilation $dilation',
    ({ kernel, stride, padding, dilation }) => {
      for (const size of sizes) {
        const pad = [...padding, ...padding] as const;
        const placed = slideWindow([size, size], {
          kernel: [kernel, kernel],
          stride: [stride, stride],
          dilation: [dilation, dilation],
          pad,
        });
        const expected = countPlaces({ size, reach: (kernel - 1) * dilation + 1, stride, padding });
        expect(placed?.output ?? [0, 0]).toEqual([expected, expected]);
      }
    },
  );

  it.each(windows)(
    'keeps ceil(size / stride) with pad = same, $kernel / $stride, and its padding makes just that many places',
    ({ kernel, stride }) => {
      for (const size of sizes) {
        const placed = slideWindow([size, size], { kernel: [kernel, kernel], stride: [stride, stride], pad: 'same' });
        const [top, bottom] = placed?.padding ?? [NaN, NaN];
        expect(placed?.output[0]).toBe(Math.ceil(size / stride));
        expect(countPlaces({ size, reach: kernel, stride, padding: [top, bottom] })).toBe(Math.ceil(size / stride));
        expect([0, 1]).toContain(bottom - top);
      }
    },
  );

  it.each([
    { size: 112, kernel: 3, stride: 2, pad: 0, output: 56 },
    { size: 55, kernel: 3, stride: 2, pad: 0, output: 27 },
    { size: 110, kernel: 3, stride: 2, pad: 0, output: 55 },
    { size: 4, kernel: 2, stride: 3, pad: 1, output: 2 },
  ])('rounds up as Caffe does: $size by $kernel / $stride gives $output', ({ size, kernel, stride, pad, output }) => {
    const placed = slideWindow([size, size], {
      kernel: [kernel, kernel],
      stride: [stride, stride],
      pad: [pad, pad, pad, pad],
      round: 'up',
    });
    expect(placed?.output).toEqual([output, output]);
  });

  it('starts no rounded-up window outside the picture', () => {
    for (const size of sizes) {
      for (const stride of [1, 2, 3, 5]) {
        const placed = slideWindow([size, size], { kernel: [2, 2], stride: [stride, stride], pad: [1, 1, 1, 1], round: 'up' });
        expect(((placed?.output[0] ?? 0) - 1) * stride).toBeLessThan(size + 1);
      }
    }
  });
});

describe('a spread window', () => {
  it('undoes a sliding window of the same settings where the stride divides', () => {
    for (const size of [2, 4, 6, 8]) {
      for (const kernel of [2, 3, 4, 5]) {
        const slid = slideWindow([size * 2, size * 2], { kernel: [kernel, kernel], stride: [2, 2], pad: 'same' });
        const spread = spreadWindow([size, size], { kernel: [kernel, kernel], stride: [2, 2], pad: 'same' });
        expect(slid?.output).toEqual([size, size]);
        expect(spread?.output).toEqual([size * 2, size * 2]);
        expect(spread?.padding).toEqual(slid?.padding);
      }
    }
  });

  it('gives (size - 1) * stride + kernel - padding', () => {
    expect(spreadWindow([4, 4], { kernel: [4, 4], stride: [2, 2], pad: [1, 1, 1, 1] })?.output).toEqual([8, 8]);
    expect(spreadWindow([1, 1], { kernel: [4, 4], stride: [1, 1], pad: [0, 0, 0, 0] })?.output).toEqual([4, 4]);
    expect(spreadWindow([1, 1], { kernel: [2, 2], stride: [1, 1], pad: [1, 1, 1, 1] })).toBeUndefined();
  });
});
