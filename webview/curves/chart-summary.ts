import type { CurveSeries } from '#protocol/curves';
import { fromWorded } from '#protocol/exact-number';
import { formatCount } from '#base/format-quantity';
import { t } from '../ui/translate';
import { placeText, valueText } from './axis-words';
import type { DrawnWindow } from './curves-model';

/** What a chart shows, in words: for each curve its newest value, its least and its greatest in the window. */
export function chartSummary(
  metric: string,
  series: readonly CurveSeries[],
  look: { window: DrawnWindow; names: readonly string[] },
): string {
  const { window, names } = look;
  if (series.length === 0) return t('{0}: no values yet', metric);
  const curves = series
    .filter(({ form }) => form !== 'smooth')
    .map((one) => {
      const [low, high] = extremes(one.y);
      const part = one.part === 'val' ? t('validation') : t('training');
      const name = names.length > 1 ? `${names[one.run] ?? ''} ${part}` : part;
      const last = one.last === null ? Number.NaN : fromWorded(one.last);
      return t('{0} newest {1}, least {2}, greatest {3}', name, valueText(metric, last), valueText(metric, low), valueText(metric, high));
    });
  const stretch = t('from {0} to {1}', placeText(window.axis, window.from), placeText(window.axis, window.to));
  return `${metric}, ${stretch}: ${curves.join('; ')}`;
}

/** What a logarithmic axis has left out, and what was not finite; undefined: nothing. */
export function leftOutNote(series: readonly CurveSeries[]): string | undefined {
  const raw = series.filter(({ form }) => form !== 'smooth');
  const leftOut = raw.reduce((sum, one) => sum + one.leftOut, 0);
  const undrawable = raw.reduce((sum, { nan, up, down }) => sum + nan.length + up.length + down.length, 0);
  const notes = [
    ...(leftOut > 0 ? [t('{0} values of zero or less are left out: a logarithmic axis has no place for them.', formatCount(leftOut))] : []),
    ...(undrawable > 0 ? [t('Values that are not finite are marked at the edge: ✗ not a number, ▲ infinite.')] : []),
  ];
  return notes.length === 0 ? undefined : notes.join(' ');
}

/** Of what can be drawn; NaN where nothing can. */
function extremes(values: Float64Array): readonly [number, number] {
  const drawn = values.filter((value) => !Number.isNaN(value));
  return drawn.length === 0 ? [Number.NaN, Number.NaN] : [drawn.reduce((a, b) => Math.min(a, b)), drawn.reduce((a, b) => Math.max(a, b))];
}
