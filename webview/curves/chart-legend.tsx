import type { VNode } from 'preact';
import type { CurveForm, CurvePart, CurveSeries } from '#protocol/curves';
import { fromWorded } from '#protocol/exact-number';
import { t } from '../ui/translate';
import { valueText } from './axis-words';
import { runName } from './run-words';
import { valueAt } from './series-at';
import type { CurvesModel } from './curves-model';

interface LegendProps {
  readonly model: CurvesModel;
  readonly metric: string;
  readonly series: readonly CurveSeries[];
  /** Where the cross-hair stands; null: the newest values are shown. */
  readonly at: number | null;
}

/** The curves of a chart with their values under the cross-hair, else their newest ones. */
export function ChartLegend({ model, metric, series, at }: LegendProps): VNode {
  const runs = model.runs.value ?? [];
  const numbers = [...new Set(series.map(({ run }) => run))];
  return (
    <ul class="legend number">
      {numbers.map((run) => (
        <li key={run} class={`run-${String(run % 6)}`}>
          {runs.length > 1 && <bdi class="name">{runName(runs[run] ?? { id: '', title: null })}</bdi>}
          {legendItems(series.filter((one) => one.run === run)).map(({ part, form, one }) => (
            <span key={`${part} ${form}`} class="item">
              <span class={`line ${part} ${form}`} aria-hidden="true" />
              {itemWord(part, form)} <b>{valueText(metric, at === null ? newest(one) : valueAt(one, at))}</b>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

interface LegendItem {
  readonly part: CurvePart;
  readonly form: CurveForm;
  readonly one: CurveSeries;
}

/** The average comes before what it is of. */
function legendItems(series: readonly CurveSeries[]): readonly LegendItem[] {
  const order = { smooth: 0, raw: 1, epochs: 2 } as const;
  return [...series]
    .sort((a, b) => order[a.form] - order[b.form] || (a.part < b.part ? -1 : 1))
    .map((one) => ({ part: one.part, form: one.form, one }));
}

function itemWord(part: CurvePart, form: CurveForm): string {
  if (part === 'val') return t('validation');
  return form === 'smooth' ? t('smoothed') : t('training');
}

function newest(series: CurveSeries): number {
  if (series.form === 'smooth') return series.y.at(-1) ?? Number.NaN;
  return series.last === null ? Number.NaN : fromWorded(series.last);
}
