import type { VNode } from 'preact';
import { formatMetric } from '#base/format-metric';
import { t } from '../ui/translate';
import { sparkHeight as height, sparkPath, sparkWidth as width } from './sparkline-path';

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
