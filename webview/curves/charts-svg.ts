import type { CurveSeries } from '#protocol/curves';
import { t } from '../ui/translate';
import { axisName, tickKind, tickText, valueText } from './axis-words';
import { chartScale, chartTicks } from './chart-scale';
import { runColor, type ChartStyle } from './chart-style';
import type { DrawnWindow } from './curves-model';
import type { YRange } from './y-range';

/** A chart to write. */
export interface SvgChart {
  readonly metric: string;
  readonly series: readonly CurveSeries[];
  readonly window: DrawnWindow;
  readonly range: YRange;
}

/** Whose curves they are, and how they look. */
export interface SvgLook {
  /** By number of the run. */
  readonly names: readonly string[];
  /** The numbers of those that are shown. */
  readonly runs: readonly number[];
  readonly style: ChartStyle;
}

/** A picture and its size. */
export interface SvgPicture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

const width = 900;
const chartHeight = 280;
const box = { left: 70, right: 880, top: 34, bottom: 240 };

/** The charts below each other as one SVG that needs nothing else: curves as paths, text as text. The same content gives the same bytes. */
export function chartsSvg(charts: readonly SvgChart[], look: SvgLook): SvgPicture {
  const { style } = look;
  const legend = look.runs.map((run, index) => legendRow(run, index, look));
  const top = legend.length * 20 + 32;
  const height = top + charts.length * chartHeight;
  const body = charts.map(
    (chart, index) => `<g transform="translate(0 ${String(top + index * chartHeight)})">${chartGroup(chart, style)}</g>`,
  );
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"`,
    ` font-family="${escaped(style.font)}, sans-serif" font-size="12" fill="${escaped(style.text)}">`,
    `<title>${escaped(look.runs.map((run) => look.names[run] ?? '').join(', '))}</title>`,
    `<rect width="100%" height="100%" fill="${escaped(style.background)}"/>`,
    ...legend,
    `<text x="${String(box.left)}" y="${String(legend.length * 20 + 20)}" fill="${escaped(style.muted)}">${escaped(t('solid: training, dashed: validation'))}</text>`,
    ...body,
    '</svg>\n',
  ].join('');
  return { text, width, height };
}

function legendRow(run: number, index: number, { names, style }: SvgLook): string {
  const y = 20 + index * 20;
  const color = escaped(runColor(style, run));
  return [
    `<path d="M${String(box.left)} ${String(y - 4)}h28" stroke="${color}" stroke-width="2"/>`,
    `<path d="M${String(box.left + 34)} ${String(y - 4)}h28" stroke="${color}" stroke-width="2" stroke-dasharray="6 4"/>`,
    `<text x="${String(box.left + 70)}" y="${String(y)}">${escaped(names[run] ?? '')}</text>`,
  ].join('');
}

function chartGroup({ metric, series, window, range }: SvgChart, style: ChartStyle): string {
  const x = placer(window.logX, { low: window.from, high: window.to, start: box.left, end: box.right });
  const y = placer(window.logY, { ...range, start: box.bottom, end: box.top });
  const columns = chartTicks({ low: window.from, high: window.to, count: 8, isLog: window.logX, kind: tickKind(window.axis) });
  const rows = chartTicks({ ...range, count: 6, isLog: window.logY, kind: 'plain' });
  const averaged = new Set(series.filter(({ form }) => form === 'smooth').map(({ run, part }) => `${String(run)} ${part}`));
  return [
    `<text x="${String(box.left)}" y="20" font-weight="bold">${escaped(metric)}</text>`,
    `<g stroke="${escaped(style.grid)}" stroke-width="1">`,
    ...columns.map((tick) => `<path d="M${fixed(x(tick))} ${String(box.top)}V${String(box.bottom)}"/>`),
    ...rows.map((tick) => `<path d="M${String(box.left)} ${fixed(y(tick))}H${String(box.right)}"/>`),
    `</g><g fill="${escaped(style.muted)}">`,
    ...columns.map(
      (tick) =>
        `<text x="${fixed(x(tick))}" y="${String(box.bottom + 16)}" text-anchor="middle">${escaped(tickText(window.axis, tick))}</text>`,
    ),
    ...rows.map(
      (tick) => `<text x="${String(box.left - 8)}" y="${fixed(y(tick) + 4)}" text-anchor="end">${escaped(valueText(metric, tick))}</text>`,
    ),
    `<text x="${String(box.right)}" y="${String(box.bottom + 32)}" text-anchor="end">${escaped(axisName(window.axis))}</text></g>`,
    `<svg x="${String(box.left)}" y="${String(box.top)}" width="${String(box.right - box.left)}" height="${String(box.bottom - box.top)}"`,
    ` viewBox="${String(box.left)} ${String(box.top)} ${String(box.right - box.left)} ${String(box.bottom - box.top)}" fill="none" stroke-linejoin="round">`,
    ...[...series]
      .sort(byForm)
      .map((one) => curve(one, { x, y, style, isFaint: one.form === 'raw' && averaged.has(`${String(one.run)} ${one.part}`) })),
    '</svg>',
  ].join('');
}

interface CurveLook {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly style: ChartStyle;
  readonly isFaint: boolean;
}

function curve({ run, part, form, x: xs, y: ys }: CurveSeries, { x, y, style, isFaint }: CurveLook): string {
  const stroke = `stroke="${escaped(runColor(style, run))}"`;
  const places = Array.from(ys, (value, index) => (Number.isNaN(value) ? undefined : `${fixed(x(xs[index] ?? 0))} ${fixed(y(value))}`));
  const path = places.map((place, index) => (place === undefined ? '' : `${places[index - 1] === undefined ? 'M' : 'L'}${place}`)).join('');
  const dash = part === 'val' ? ' stroke-dasharray="6 4"' : '';
  const line = `<path d="${path}" ${stroke} stroke-width="${isFaint ? '1' : '1.6'}"${dash}${isFaint ? ' opacity="0.35"' : ''}/>`;
  if (form !== 'epochs') return line;
  const marks = places.map((place) => (place === undefined ? '' : `M${place}h0`)).join('');
  return `${line}<path d="${marks}" ${stroke} stroke-width="${part === 'val' ? '7' : '4'}" stroke-linecap="round"/>`;
}

function byForm(a: CurveSeries, b: CurveSeries): number {
  const order = { raw: 0, smooth: 1, epochs: 2 } as const;
  return order[a.form] - order[b.form];
}

interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly start: number;
  readonly end: number;
}

function placer(isLog: boolean, { low, high, start, end }: Stretch): (value: number) => number {
  const { place } = chartScale(isLog);
  const first = place(low);
  const perUnit = (end - start) / (place(high) - first || 1);
  return (value) => start + (place(value) - first) * perUnit;
}

function fixed(value: number): string {
  return String(Number(value.toFixed(2)));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
