import { formatMeasure, formatPercent } from './format-quantity';

/** `98.72 %` for a share such as `val.accuracy`, `0.0421` for everything else. @param name of the curve */
export function formatMetric(name: string, value: number): string {
  return shareNames.test(name) ? formatPercent(value) : formatMeasure(value);
}

/** `loss 0.0421 · accuracy 98.72 %`. */
export function formatMetrics(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${formatMetric(name, value)}`)
    .join(' · ');
}

const shareNames = /(^|\.)(accuracy|top5|precision|recall|f1|iou|map|recallAt1)$/;
