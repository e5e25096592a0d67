import type { VNode } from 'preact';
import { formatMetric } from '#base/format-metric';
import { formatMeasure } from '#base/format-quantity';
import type { ComparedCurve, ComparedRun } from '#protocol/run-comparison';
import { t } from '../ui/translate';
import { chartScale, chartTicks, logTicks, curvePath, type ChartScale } from './overlay-scale';

const size = { width: 620, height: 300, left: 62, right: 34, top: 10, bottom: 34 };

interface ChartProps {
  /** As in `accuracy`: its training and validation curves share the chart. */
  readonly metric: string;
  readonly curves: readonly ComparedCurve[];
  readonly runs: readonly ComparedRun[];
  readonly isLog: boolean;
}

/** The curves of one metric of all runs over each other: a colour and a number for each run, dashes for validation. */
export function OverlayChart({ metric, curves, runs, isLog }: ChartProps): VNode {
  const shown = curves.filter(({ name }) => name.slice(name.indexOf('.') + 1) === metric);
  const scale = chartScale(shown, size, isLog);
  const label = t('{0} by epoch of {1} runs; the table below has the values', metric, runs.length);
  return (
    <figure class="overlay">
      <svg viewBox={`0 0 ${String(size.width)} ${String(size.height)}`} role="img" aria-label={label}>
        <Axes scale={scale} metric={metric} isLog={isLog} />
        {shown.map((curve) => (
          <path
            key={`${String(curve.run)} ${curve.name}`}
            class={`curve run-${String(curve.run % 6)}${curve.name.startsWith('val.') ? ' dashed' : ''}`}
            d={curvePath(curve, scale)}
          />
        ))}
        {endLabels(shown, scale).map(({ run, x, y }) => (
          <text key={run} class={`end run-${String(run % 6)}`} x={x + 6} y={y + 4}>
            {run + 1}
          </text>
        ))}
      </svg>
      <figcaption>
        <span class="muted">{t('solid: training, dashed: validation')}</span>
        <CurveTable curves={shown} runs={runs} />
      </figcaption>
    </figure>
  );
}

interface AxesProps {
  readonly scale: ChartScale;
  readonly metric: string;
  readonly isLog: boolean;
}

function Axes({ scale, metric, isLog }: AxesProps): VNode {
  const bottom = size.height - size.bottom;
  return (
    <g class="axes">
      {(isLog ? logTicks : chartTicks)(scale.low, scale.high).map((value) => (
        <g key={value}>
          <line x1={size.left} x2={size.width - size.right} y1={scale.y(value)} y2={scale.y(value)} />
          <text x={size.left - 6} y={scale.y(value) + 4} text-anchor="end">
            {formatMetric(metric, value)}
          </text>
        </g>
      ))}
      {chartTicks(scale.first, scale.last)
        .filter(Number.isInteger)
        .map((epoch) => (
          <text key={epoch} x={scale.x(epoch)} y={bottom + 16} text-anchor="middle">
            {formatMeasure(epoch)}
          </text>
        ))}
      <text x={size.width - size.right} y={size.height - 4} text-anchor="end">
        {t('epoch')}
      </text>
    </g>
  );
}

interface EndLabel {
  readonly run: number;
  readonly x: number;
  readonly y: number;
}

/** A run's number at the end of its last curve; numbers that would cover each other are moved apart. */
function endLabels(curves: readonly ComparedCurve[], scale: ChartScale): readonly EndLabel[] {
  const ends = new Map<number, EndLabel>();
  for (const { run, epochs, values } of curves) {
    const index = values.findLastIndex((value) => value !== null);
    const value = values[index];
    if (value !== undefined && value !== null && Number.isFinite(scale.y(value))) {
      ends.set(run, { run, x: scale.x(epochs[index] ?? 0), y: scale.y(value) });
    }
  }
  const placed: EndLabel[] = [];
  for (const end of [...ends.values()].sort((a, b) => a.y - b.y)) {
    placed.push({ ...end, y: Math.max(end.y, (placed.at(-1)?.y ?? Number.NEGATIVE_INFINITY) + 13) });
  }
  return placed;
}

/** Rows of the table below a chart; more would not be read. */
const tableRows = 40;

function CurveTable({ curves, runs }: Pick<ChartProps, 'curves' | 'runs'>): VNode {
  const epochs = [...new Set(curves.flatMap((curve) => curve.epochs))].sort((a, b) => a - b);
  const every = Math.ceil(epochs.length / tableRows);
  const shown = epochs.filter((_, index) => index % every === 0 || index === epochs.length - 1);
  return (
    <details>
      <summary>{t('Values as a table')}</summary>
      <div class="scrolled" tabIndex={0} role="region" aria-label={t('Values as a table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('epoch')}</th>
              {curves.map(({ run, name }) => (
                <th key={`${String(run)} ${name}`} scope="col">
                  <bdi>{runs[run]?.name}</bdi> {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((epoch) => (
              <tr key={epoch}>
                <th scope="row">{formatMeasure(epoch)}</th>
                {curves.map((curve) => {
                  const value = curve.values[curve.epochs.indexOf(epoch)];
                  return (
                    <td key={`${String(curve.run)} ${curve.name}`} class="number">
                      {value === undefined || value === null ? '' : formatMetric(curve.name, value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
