import { formatCount, formatDuration, formatMeasure } from '#base/format-quantity';
import { formatMetric } from '#base/format-metric';
import type { CurveAxis } from '#protocol/curves';
import type { TickKind } from './chart-scale';
import { t } from '../ui/translate';

/** The name of an axis. */
export function axisName(axis: CurveAxis): string {
  switch (axis) {
    case 'step':
      return t('step');
    case 'epoch':
      return t('epoch');
    case 'time':
      return t('time');
  }
}

/** A place on the axis with its unit, as in `epoch 2.50`. */
export function placeText(axis: CurveAxis, x: number): string {
  switch (axis) {
    case 'step':
      return t('step {0}', formatCount(x));
    case 'epoch':
      return t('epoch {0}', x.toFixed(2));
    case 'time':
      return formatDuration(x * 1000);
  }
}

/** What the marks of an axis stand for. */
export function tickKind(axis: CurveAxis): TickKind {
  if (axis === 'time') return 'seconds';
  return axis === 'step' ? 'whole' : 'plain';
}

/** A mark on the axis. */
export function tickText(axis: CurveAxis, x: number): string {
  switch (axis) {
    case 'step':
      return x < 1 ? formatMeasure(x) : formatCount(x);
    case 'epoch':
      return formatMeasure(x);
    case 'time':
      return x === 0 ? '0' : formatDuration(x * 1000);
  }
}

/** A value of a metric as a person reads it. */
export function valueText(metric: string, value: number): string {
  if (metric === 'images/s') return formatCount(value);
  return formatMetric(metric, value);
}
