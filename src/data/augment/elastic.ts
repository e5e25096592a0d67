import type { SampleRandom } from '../sample-random';
import { type PictureChange, warpPicture } from './picture';

/**
 * Bends the picture: uniform random displacements, smoothed by a Gaussian and scaled so that the farthest moves `strength` pixels.
 *
 * @see Simard, Steinkraus, Platt 2003
 */
export function elastic(strength: number, smoothness: number): PictureChange {
  const kernel = gaussian(smoothness);
  return (picture, random, range) => {
    const { height, width } = picture;
    const down = displacements(height, width, { random, kernel });
    const right = displacements(height, width, { random, kernel });
    let farthest = 0;
    for (let index = 0; index < down.length; index++) {
      farthest = Math.max(farthest, Math.hypot(down[index] ?? 0, right[index] ?? 0));
    }
    const scale = farthest > 0 ? strength / farthest : 0;
    return warpPicture(
      picture,
      (row, column) => [row + scale * (down[row * width + column] ?? 0), column + scale * (right[row * width + column] ?? 0)],
      range,
    );
  };
}

function displacements(
  height: number,
  width: number,
  by: { readonly random: SampleRandom; readonly kernel: readonly number[] },
): Float64Array {
  const field = Float64Array.from({ length: height * width }, () => by.random.between(-1, 1));
  const rows = smoothed(field, { lines: height, length: width, lineStep: width, step: 1 }, by.kernel);
  return smoothed(rows, { lines: width, length: height, lineStep: 1, step: width }, by.kernel);
}

interface Lines {
  readonly lines: number;
  readonly length: number;
  readonly lineStep: number;
  readonly step: number;
}

/** Convolves along one axis; beyond the edge the field is 0. */
function smoothed(field: Float64Array, axis: Lines, kernel: readonly number[]): Float64Array {
  const reach = (kernel.length - 1) / 2;
  const result = new Float64Array(field.length);
  for (let line = 0; line < axis.lines; line++) {
    for (let at = 0; at < axis.length; at++) {
      let sum = 0;
      for (let other = Math.max(0, at - reach); other <= Math.min(axis.length - 1, at + reach); other++) {
        sum += (kernel[other - at + reach] ?? 0) * (field[line * axis.lineStep + other * axis.step] ?? 0);
      }
      result[line * axis.lineStep + at * axis.step] = sum;
    }
  }
  return result;
}

function gaussian(deviation: number): readonly number[] {
  const reach = Math.max(1, Math.ceil(3 * deviation));
  return Array.from({ length: 2 * reach + 1 }, (_, index) => Math.exp(-((index - reach) ** 2) / (2 * deviation ** 2)));
}
