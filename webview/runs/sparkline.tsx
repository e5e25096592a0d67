import type { VNode } from 'preact';
import { formatMetric } from '#base/format-metric';
import { t } from '../ui/translate';

const [width, height] = [92, 20];

/** A small curve without axes; its text says from where to where it goes. Stretches without a value are gaps. */
export function Sparkline({ name, values }: { readonly name: string; readonly values: readonly (number | null)[] }): VNode {
  const finite = values.filter((value) => value !== null);
  const first = finite[0];
  const last = finite.at(-1);
  if (first === undefined || last === undefined) return <span class="muted">–</span>;
  const label = t('{0}: from {1} to {2}', name, formatMetric(name, first), formatMetric(name, last));
  return (
    <svg class="sparkline" width={width} height={height} viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path d={sparkPath(values)} fill="none" />
    </svg>
  );
}

/** The curve as an SVG path over the whole width; a single value is a flat line. */
export function sparkPath(values: readonly (number | null)[]): string {
  const finite = values.filter((value) => value !== null);
  const low = Math.min(...finite);
  const span = Math.max(...finite) - low;
  const y = (value: number): string => (span === 0 ? height / 2 : height - 2 - ((value - low) / span) * (height - 4)).toFixed(1);
  if (values.length === 1 && finite[0] !== undefined) return `M1 ${y(finite[0])}H${String(width - 1)}`;
  const step = (width - 2) / Math.max(1, values.length - 1);
  let path = '';
  let isDrawing = false;
  values.forEach((value, index) => {
    if (value !== null) path += `${isDrawing ? 'L' : 'M'}${(1 + index * step).toFixed(1)} ${y(value)}`;
    isDrawing = value !== null;
  });
  return path;
}
