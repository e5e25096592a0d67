import type { ComponentChildren, VNode } from 'preact';
import { formatMetric } from '#base/format-metric';
import { t } from '../ui/translate';
import type { CurveBand } from './group-repeats';
import { sparkArea, sparkHeight, sparkPath, sparkRange, sparkWidth } from './sparkline-path';

/** A small curve without axes; its text says from where to where it goes. Stretches without a value are gaps. */
export function Sparkline({ name, values }: { readonly name: string; readonly values: readonly (number | null)[] }): VNode {
  return (
    <Picture name={name} values={values}>
      <path d={sparkPath(values)} fill="none" />
    </Picture>
  );
}

/** The mean of several curves, and the area that all of them lie in. */
export function BandSparkline({ name, band: { low, mean, high } }: { readonly name: string; readonly band: CurveBand }): VNode {
  const range = sparkRange(low, high);
  return (
    <Picture name={name} values={mean}>
      <path class="band" d={sparkArea(low, high, range)} />
      <path d={sparkPath(mean, range)} fill="none" />
    </Picture>
  );
}

interface PictureProps {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly children: ComponentChildren;
}

function Picture({ name, values, children }: PictureProps): VNode {
  const finite = values.filter((value) => value !== null);
  const first = finite[0];
  const last = finite.at(-1);
  if (first === undefined || last === undefined) return <span class="muted">–</span>;
  const label = t('{0}: from {1} to {2}', name, formatMetric(name, first), formatMetric(name, last));
  const size = { width: sparkWidth, height: sparkHeight };
  return (
    <svg class="sparkline" {...size} viewBox={`0 0 ${String(sparkWidth)} ${String(sparkHeight)}`} role="img" aria-label={label}>
      <title>{label}</title>
      {children}
    </svg>
  );
}
