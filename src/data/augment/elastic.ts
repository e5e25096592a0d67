import type { SampleRandom } from '../sample-random';
import { type PictureChange, warpPicture } from './picture';

/**
 * Bends the picture: uniform random displacements, smoothed and scaled so that the farthest moves `strength` pixels. Three running means stand
 * for the Gaussian of the paper: their result is close to it, and their cost does not grow with `smoothness`.
 *
 * @see Simard, Steinkraus, Platt 2003; Wells 1986, "Efficient synthesis of Gaussian filters by cascaded uniform filters"
 */
export function elastic(strength: number, smoothness: number): PictureChange {
  const reaches = meanReaches(smoothness);
  return (picture, random, range) => {
    const { height, width } = picture;
    const rows = displacements([height, width], reaches, random);
    const columns = displacements([height, width], reaches, random);
    let farthest = 0;
    for (let pixel = 0; pixel < rows.length; pixel++) {
      farthest = Math.max(farthest, (rows[pixel] ?? 0) ** 2 + (columns[pixel] ?? 0) ** 2);
    }
    const scale = farthest > 0 ? strength / Math.sqrt(farthest) : 0;
    for (let pixel = 0; pixel < rows.length; pixel++) {
      rows[pixel] = Math.floor(pixel / width) + scale * (rows[pixel] ?? 0);
      columns[pixel] = (pixel % width) + scale * (columns[pixel] ?? 0);
    }
    return warpPicture(picture, { rows, columns }, range);
  };
}

function displacements([height, width]: readonly [number, number], reaches: readonly number[], random: SampleRandom): Float64Array {
  const field = new Float64Array(height * width);
  const next = new Float64Array(height * width);
  random.fillBetween(-1, 1, field);
  for (const reach of reaches) {
    sumAlong(field, next, { lines: height, length: width, lineStep: width, step: 1, reach });
    sumAlong(next, field, { lines: width, length: height, lineStep: 1, step: width, reach });
  }
  return field;
}

interface Lines {
  readonly lines: number;
  readonly length: number;
  readonly lineStep: number;
  readonly step: number;
  readonly reach: number;
}

/** Each value becomes the sum of itself and `reach` neighbours on both sides along one axis; beyond the edge the field is 0. */
function sumAlong(from: Float64Array, to: Float64Array, axis: Lines): void {
  for (let line = 0; line < axis.lines; line++) {
    sumLine(from, to, { ...axis, start: line * axis.lineStep });
  }
}

function sumLine(from: Float64Array, to: Float64Array, line: Lines & { readonly start: number }): void {
  const { start, length, step, reach } = line;
  let sum = 0;
  for (let at = -reach; at < length; at++) {
    const entering = at + reach;
    const leaving = at - reach - 1;
    sum += entering < length ? (from[start + entering * step] ?? 0) : 0;
    sum -= leaving >= 0 ? (from[start + leaving * step] ?? 0) : 0;
    if (at >= 0) {
      to[start + at * step] = sum;
    }
  }
}

/** How far three means reach whose variances, (w^2 - 1) / 12 for a width w, add to that of the Gaussian as nearly as odd widths can. */
function meanReaches(deviation: number): readonly number[] {
  const lower = Math.floor((Math.sqrt(4 * deviation ** 2 + 1) - 1) / 2);
  const variance = (reach: number) => ((2 * reach + 1) ** 2 - 1) / 12;
  const missing = (deviation ** 2 - 3 * variance(lower)) / (variance(lower + 1) - variance(lower));
  return [0, 1, 2].map((index) => lower + (index < Math.round(missing) ? 1 : 0));
}
