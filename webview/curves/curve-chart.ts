import uPlot from 'uplot';
import type { CurveSeries } from '#protocol/curves';
import type { Disposable } from '#base/disposable';
import { tickKind, tickText, valueText } from './axis-words';
import { chartScale, chartTicks, type ChartScale, type TickRequest } from './chart-scale';
import type { ChartStyle } from './chart-style';
import type { DrawnWindow } from './curves-model';
import { drawCurves } from './draw-curves';
import type { PlacedEvent } from './placed-events';
import type { YRange } from './y-range';

/** Room of the y axis at the left, and of nothing at the right. */
const sides = { left: 64, right: 30 } as const;

/** What a chart's width has beside the curves. */
export const sidePixels = sides.left + sides.right;

/** Room above the curves for the signs of what happened. */
const eventRoom = 18;

/** What a chart shows. */
export interface ChartContent {
  readonly series: readonly CurveSeries[];
  readonly window: DrawnWindow;
  readonly range: YRange;
  /** In the window. */
  readonly events: readonly PlacedEvent[];
}

/** What a person does on a chart. */
export interface ChartListener {
  /** The pointer is over this place of the axis; null: it has left. */
  onPoint(x: number | null): void;
  /** A box was drawn. `range`: null where only a stretch of the axis was. */
  onBox(from: number, to: number, range: YRange | null): void;
  onReset(): void;
}

/** What a chart is made with; another one is made where this changes. */
export interface ChartSetup {
  readonly metric: string;
  readonly style: ChartStyle;
  readonly listener: ChartListener;
  readonly width: number;
  readonly height: number;
}

/** Axes, grid, cross-hair and box by uPlot; the curves are drawn into it as they come, each with its own places. */
export class CurveChart implements Disposable {
  readonly #chart: uPlot;
  #content: ChartContent;
  readonly #x: ChartScale;
  readonly #y: ChartScale;
  /** The cross-hair is being set from elsewhere. */
  #isFollowing = false;

  constructor(place: HTMLElement, setup: ChartSetup, content: ChartContent) {
    this.#content = content;
    this.#x = chartScale(content.window.logX);
    this.#y = chartScale(content.window.logY);
    this.#chart = new uPlot(this.#options(setup), emptyData(content), place);
  }

  /** The kinds of axes and the theme must be those that the chart was made for. */
  show(content: ChartContent): void {
    this.#content = content;
    this.#chart.setData(emptyData(content), false);
    this.#chart.batch(() => {
      this.#chart.setScale('x', limitsOf(content.window));
      this.#chart.setScale('y', rangeLimits(content));
    });
    this.#chart.redraw(false, true);
  }

  resize(width: number, height: number): void {
    this.#chart.setSize({ width, height });
  }

  /** Shows the cross-hair at a place of the axis, without telling. */
  point(x: number | null): void {
    this.#isFollowing = true;
    this.#chart.setCursor({ left: x === null ? -10 : this.#chart.valToPos(this.#x.place(x), 'x'), top: -10 });
    this.#isFollowing = false;
  }

  get canvas(): HTMLCanvasElement {
    return this.#chart.ctx.canvas;
  }

  dispose(): void {
    this.#chart.destroy();
  }

  #options({ metric, style, listener, width, height }: ChartSetup): uPlot.Options {
    const { axis, logX, logY } = this.#content.window;
    const font = `${String(style.fontSize * 0.92)}px ${style.font}`;
    const line = { stroke: style.grid, width: 1 };
    const shared = { stroke: style.muted, font, grid: line, ticks: { ...line, size: 4 } };
    return {
      width,
      height,
      legend: { show: false },
      pxAlign: 0,
      padding: [eventRoom, sides.right, 0, 0],
      // Logarithms are taken here and not by the chart, so that the same marks stand in an exported picture.
      scales: {
        x: { time: false, auto: false, range: () => minMax(limitsOf(this.#content.window)) },
        y: { auto: false, range: () => minMax(rangeLimits(this.#content)) },
      },
      series: [{}, { scale: 'y', show: true, points: { show: false } }],
      axes: [
        {
          ...shared,
          size: 26,
          gap: 4,
          splits: (chart, ...[, min, max]) =>
            this.#ticks(this.#x, { min, max, isLog: logX, kind: tickKind(axis), count: chart.width / 90 }),
          values: (_chart, places) => places.map((place) => tickText(axis, this.#x.valueAt(place))),
        },
        {
          ...shared,
          size: sides.left,
          gap: 5,
          splits: (chart, ...[, min, max]) => this.#ticks(this.#y, { min, max, isLog: logY, kind: 'plain', count: chart.height / 40 }),
          values: (_chart, places) => places.map((place) => valueText(metric, this.#y.valueAt(place))),
        },
      ],
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: true, y: true, uni: 24, setScale: false },
        bind: {
          dblclick: () => () => {
            listener.onReset();
            return null;
          },
        },
      },
      hooks: {
        draw: [
          (chart) => {
            drawCurves(chart, { ...this.#content, style, x: this.#x, y: this.#y });
          },
        ],
        setCursor: [
          (chart) => {
            if (this.#isFollowing) return;
            const { left = -1 } = chart.cursor;
            listener.onPoint(left < 0 ? null : this.#x.valueAt(chart.posToVal(left, 'x')));
          },
        ],
        setSelect: [
          (chart) => {
            this.#tellBox(chart, listener);
          },
        ],
      },
    };
  }

  #ticks(scale: ChartScale, { min, max, ...request }: Omit<TickRequest, 'low' | 'high'> & Limits): number[] {
    return chartTicks({ ...request, low: scale.valueAt(min), high: scale.valueAt(max) }).map(scale.place);
  }

  #tellBox(chart: uPlot, listener: ChartListener): void {
    const { left, top, width, height } = chart.select;
    if (width < 4) return;
    const from = this.#x.valueAt(chart.posToVal(left, 'x'));
    const to = this.#x.valueAt(chart.posToVal(left + width, 'x'));
    const isStretch = height >= chart.over.clientHeight - 1 || height < 4;
    const range = isStretch
      ? null
      : { low: this.#y.valueAt(chart.posToVal(top + height, 'y')), high: this.#y.valueAt(chart.posToVal(top, 'y')) };
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    listener.onBox(from, to, range);
  }
}

function emptyData({ window }: ChartContent): uPlot.AlignedData {
  const { min, max } = limitsOf(window);
  return [
    [min, max],
    [null, null],
  ];
}

/** Ends of an axis, in places and not in values. */
interface Limits {
  readonly min: number;
  readonly max: number;
}

/** A window of no width is given some. */
function limitsOf({ from, to, logX }: DrawnWindow): Limits {
  const { place } = chartScale(logX);
  const min = place(logX ? Math.max(from, 1e-3) : from);
  return { min, max: to > from ? place(to) : min + 1 };
}

function rangeLimits({ range, window }: ChartContent): Limits {
  const { place } = chartScale(window.logY);
  return { min: place(range.low), max: place(range.high) };
}

function minMax({ min, max }: Limits): uPlot.Range.MinMax {
  return [min, max];
}
