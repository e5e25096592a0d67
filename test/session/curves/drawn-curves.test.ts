import { describe, expect, test } from 'vitest';
import { philoxWords } from '#base/philox';
import { decimate, type CurveWindow } from '#session/curves/decimate';
import { countUpTo, GrowingColumn } from '#session/curves/growing-column';
import { SmoothedColumn } from '#session/curves/smoothed-column';

function columnOf(values: readonly number[]): GrowingColumn {
  const column = new GrowingColumn();
  for (const value of values) column.push(value);
  return column;
}

const words = new Uint32Array(50_000);
philoxWords({ seed: 3, stream: 1, step: 0 }, words);
const noise = Float64Array.from(words, (word) => word / 2 ** 32 - 0.2);
const at = Float64Array.from(noise, (_, index) => index + 1);
const whole: CurveWindow = { from: 1, to: 50_000, pixels: 300, logX: false, logY: false };

describe('a column', () => {
  test('grows, is cut and grows again', () => {
    const column = columnOf(Array.from({ length: 5_000 }, (_, index) => index));
    column.cut(3);
    column.push(9);
    expect([[...column.values], column.last(), column.at(-1), column.at(4)]).toEqual([[0, 1, 2, 9], 9, Number.NaN, Number.NaN]);
  });

  test('knows how many of its values are at most a limit', () => {
    const values = Float64Array.of(1, 2, 2, 5);
    expect([0, 1, 2, 4, 5, 6].map((limit) => countUpTo(values, limit))).toEqual([0, 1, 3, 3, 4, 4]);
  });
});

describe('the moving average', () => {
  test('is the definition: weighted sums over the sum of their weights', () => {
    const values = [3, 1, Number.NaN, 4, 1, 5];
    const weight = 0.7;
    const smoothed = new SmoothedColumn(weight).of(columnOf(values));
    const finite = values.filter((value) => !Number.isNaN(value));
    let seen = 0;
    for (const [index, value] of values.entries()) {
      if (Number.isNaN(value)) {
        expect(smoothed[index]).toBeNaN();
        continue;
      }
      seen++;
      const weights = finite.slice(0, seen).map((_, place) => weight ** (seen - 1 - place));
      const sum = finite.slice(0, seen).reduce((total, part, place) => total + part * (weights[place] ?? 0), 0);
      expect(smoothed[index]).toBeCloseTo(sum / weights.reduce((total, part) => total + part, 0), 12);
    }
  });

  test('goes on where it was when the column has grown', () => {
    const column = columnOf([1, 2, 3]);
    const average = new SmoothedColumn(0.9);
    average.of(column);
    column.push(7);
    expect([...average.of(column)]).toEqual([...new SmoothedColumn(0.9).of(column)]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('shows %d as it is and goes on after it', (value) => {
    expect([...new SmoothedColumn(0.5).of(columnOf([2, value, 2]))]).toEqual([2, value, 2]);
  });

  test('of weight zero is the curve', () => {
    expect([...new SmoothedColumn(0).of(columnOf([2, 9, 4]))]).toEqual([2, 9, 4]);
  });
});

describe('a drawn curve', () => {
  test('has at most two points a pixel, and no peak is lost', () => {
    const { x, y, total } = decimate({ at, scale: 1, values: noise }, whole);
    expect(x.length).toBeLessThanOrEqual(2 * (whole.pixels + 1));
    expect(total).toBe(50_000);
    for (let pixel = 0; pixel < whole.pixels; pixel++) {
      const inPixel = (place: number): boolean => Math.floor(((place - 1) / 49_999) * 300) === pixel;
      const drawn = [...y].filter((_, index) => inPixel(x[index] ?? 0));
      const all = [...noise].filter((_, index) => inPixel(at[index] ?? 0));
      expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([Math.min(...all), Math.max(...all)]);
      if (pixel > 20) break;
    }
    expect([...x]).toEqual([...x].sort((a, b) => a - b));
  });

  test('keeps every point where there is room, and one beyond each edge', () => {
    const { x, y } = decimate({ at, scale: 1, values: noise }, { ...whole, from: 1_000, to: 1_020 });
    expect([...x]).toEqual(Array.from({ length: 23 }, (_, index) => 999 + index));
    expect([...y]).toEqual([...noise.slice(998, 1_021)]);
  });

  test('has its places scaled', () => {
    const { x } = decimate({ at: Float64Array.of(10, 20, 30), scale: 0.1, values: Float64Array.of(1, 2, 3) }, { ...whole, from: 0, to: 3 });
    expect([...x]).toEqual([1, 2, 3]);
  });

  test('has gaps for what is not finite, and marks where', () => {
    const values = Float64Array.of(1, Number.NaN, 2, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3);
    const { y, nan, up, down } = decimate({ at: at.slice(0, 6), scale: 1, values }, { ...whole, to: 6 });
    expect([...y]).toEqual([1, Number.NaN, 2, Number.NaN, Number.NaN, 3]);
    expect([[...nan], [...up], [...down]]).toEqual([[2], [4], [5]]);
  });

  test('marks what is not finite also where a pixel has values too', () => {
    const values = Float64Array.from(at.slice(0, 1_000), (place) => (place % 2 === 1 ? Number.NaN : 1));
    const { y, nan } = decimate({ at: at.slice(0, 1_000), scale: 1, values }, { ...whole, to: 1_000, pixels: 10 });
    expect([...y].some(Number.isNaN)).toBe(false);
    expect(nan.length).toBeGreaterThanOrEqual(10);
  });

  test('on a logarithmic axis leaves out what is not positive, and says how much', () => {
    const { y, leftOut } = decimate({ at, scale: 1, values: noise }, { ...whole, logY: true });
    expect(leftOut).toBe(noise.filter((value) => value <= 0).length);
    expect([...y].every((value) => Number.isNaN(value) || value > 0)).toBe(true);
    expect(
      decimate({ at: Float64Array.of(-1, 0, 1), scale: 1, values: Float64Array.of(1, 1, 1) }, { ...whole, from: 0.5, to: 2, logX: true })
        .leftOut,
    ).toBe(1);
  });

  test('of nothing is empty', () => {
    expect(decimate({ at: new Float64Array(0), scale: 1, values: new Float64Array(0) }, whole).x).toHaveLength(0);
  });
});
