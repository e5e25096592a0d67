import { countUpTo } from './growing-column';

/** What is drawn of a curve: two points a pixel at most, so that no peak is lost. */
export interface DecimatedCurve {
  readonly x: Float64Array<ArrayBuffer>;
  /** NaN is a gap. */
  readonly y: Float64Array<ArrayBuffer>;
  /** Where values were NaN, infinite upwards and downwards: at most one place a pixel each. */
  readonly nan: Float64Array<ArrayBuffer>;
  readonly up: Float64Array<ArrayBuffer>;
  readonly down: Float64Array<ArrayBuffer>;
  /** Values in the window that a logarithmic axis has no place for. */
  readonly leftOut: number;
  /** Values in the window. */
  readonly total: number;
}

/** The part of the axis that is looked at, and how it is drawn. */
export interface CurveWindow {
  readonly from: number;
  readonly to: number;
  readonly pixels: number;
  readonly logX: boolean;
  readonly logY: boolean;
}

/** Ascending places along the axis, `x = scale * at[i]`, each with a value. */
export interface CurveColumns {
  readonly at: Float64Array;
  readonly scale: number;
  readonly values: Float64Array;
}

/**
 * The least and the greatest value of each pixel's width, in the order in which they occur. One point on either side of the window is kept, so that
 * lines lead out of it.
 */
export function decimate({ at, scale, values }: CurveColumns, window: CurveWindow): DecimatedCurve {
  const first = Math.max(0, countUpTo(at, beforeOf(window.from / scale)) - 1);
  const last = Math.min(at.length, countUpTo(at, window.to / scale) + 1);
  const drawing = new Drawing(window, last - first);
  for (let index = first; index < last; index++) drawing.add((at[index] ?? 0) * scale, values[index] ?? Number.NaN);
  return drawing.finish();
}

/** The places before a window begin below its edge, not at it. */
function beforeOf(edge: number): number {
  return edge - Math.abs(edge) * Number.EPSILON;
}

class Drawing {
  readonly #window: CurveWindow;
  readonly #pixelOf: (x: number) => number;
  readonly #x: Float64Array<ArrayBuffer>;
  readonly #y: Float64Array<ArrayBuffer>;
  readonly #marks: Record<Mark, number[]> = { nan: [], up: [], down: [] };
  readonly #pixel = new Pixel();
  #length = 0;
  #leftOut = 0;
  #total = 0;
  #current = Number.NaN;

  constructor(window: CurveWindow, count: number) {
    this.#window = window;
    this.#pixelOf = pixelOf(window);
    // The two points outside have pixels of their own.
    const room = Math.min(count, 2 * (window.pixels + 3));
    this.#x = new Float64Array(room);
    this.#y = new Float64Array(room);
  }

  add(x: number, y: number): void {
    const { pixels, logX, logY } = this.#window;
    const pixel = this.#pixelOf(x);
    if (pixel >= 0 && pixel <= pixels) this.#total++;
    const isOffAxis = logX && x <= 0;
    if (isOffAxis || (logY && y <= 0)) this.#leftOut++;
    if (isOffAxis) return;
    if (pixel !== this.#current) {
      this.#endPixel();
      this.#current = pixel;
    }
    const mark = this.#pixel.take(x, y, logY);
    if (mark !== undefined) this.#marks[mark].push(x);
  }

  finish(): DecimatedCurve {
    this.#endPixel();
    const { nan, up, down } = this.#marks;
    return {
      x: this.#x.slice(0, this.#length),
      y: this.#y.slice(0, this.#length),
      nan: Float64Array.from(nan),
      up: Float64Array.from(up),
      down: Float64Array.from(down),
      leftOut: this.#leftOut,
      total: this.#total,
    };
  }

  /** A pixel with values shows them, also where some of its places are gaps; one with none is a gap. */
  #endPixel(): void {
    const { lowX, low, highX, high, gapX } = this.#pixel;
    if (low > high) {
      if (!Number.isNaN(gapX)) this.#put(gapX, Number.NaN);
    } else if (lowX === highX) {
      this.#put(lowX, low);
    } else {
      this.#put(Math.min(lowX, highX), lowX < highX ? low : high);
      this.#put(Math.max(lowX, highX), lowX < highX ? high : low);
    }
    this.#pixel.clear();
  }

  #put(x: number, y: number): void {
    this.#x[this.#length] = x;
    this.#y[this.#length] = y;
    this.#length++;
  }
}

/** A value that has no place on the axis. */
type Mark = 'nan' | 'up' | 'down';

/** What has been seen of a pixel's width so far. */
class Pixel {
  low = Number.POSITIVE_INFINITY;
  lowX = 0;
  high = Number.NEGATIVE_INFINITY;
  highX = 0;
  /** Where its first value is that cannot be drawn; NaN: nowhere. */
  gapX = Number.NaN;
  #marked: Record<Mark, boolean> = { nan: false, up: false, down: false };

  /** @returns how to mark the place, once a pixel for each kind of mark */
  take(x: number, y: number, isLog: boolean): Mark | undefined {
    if (!Number.isFinite(y)) return this.#gap(x, y);
    if (isLog && y <= 0) {
      this.#leaveOut(x);
      return undefined;
    }
    if (y < this.low) {
      this.low = y;
      this.lowX = x;
    }
    if (y > this.high) {
      this.high = y;
      this.highX = x;
    }
    return undefined;
  }

  clear(): void {
    this.low = Number.POSITIVE_INFINITY;
    this.high = Number.NEGATIVE_INFINITY;
    this.gapX = Number.NaN;
    if (this.#marked.nan || this.#marked.up || this.#marked.down) this.#marked = { nan: false, up: false, down: false };
  }

  #leaveOut(x: number): void {
    if (Number.isNaN(this.gapX)) this.gapX = x;
  }

  #gap(x: number, y: number): Mark | undefined {
    this.#leaveOut(x);
    const kind = Number.isNaN(y) ? 'nan' : y > 0 ? 'up' : 'down';
    if (this.#marked[kind]) return undefined;
    this.#marked[kind] = true;
    return kind;
  }
}

/** The pixel that a place falls into; what is outside the window is one pixel on either side. */
function pixelOf({ from, to, pixels, logX }: CurveWindow): (x: number) => number {
  const map = logX ? (x: number) => Math.log(Math.max(x, Number.MIN_VALUE)) : (x: number) => x;
  const start = map(from);
  const perUnit = pixels / Math.max(map(to) - start, Number.MIN_VALUE);
  return (x) => Math.min(pixels + 1, Math.max(-1, Math.floor((map(x) - start) * perUnit)));
}
