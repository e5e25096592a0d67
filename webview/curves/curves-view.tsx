import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { VNode } from 'preact';
import type { ChartStyle } from './chart-style';
import { ChartView, createPointer } from './chart-view';
import type { CurvesModel } from './curves-model';
import { RunHeader } from './run-header';

interface ViewProps {
  readonly model: CurvesModel;
  readonly style: ReadonlySignal<ChartStyle>;
}

/** The page: how the runs stand, a chart for each metric. */
export function CurvesView({ model, style }: ViewProps): VNode {
  const pointer = useMemo(createPointer, []);
  return (
    <div class="curves-page">
      {model.runs.value?.map((run, index) => (
        <RunHeader key={run.key} model={model} run={run} index={index} />
      ))}
      <div class="charts">
        {(model.metrics.value.length === 0 ? ['loss'] : model.metrics.value).map((metric) => (
          <ChartView key={metric} model={model} metric={metric} style={style} pointer={pointer} />
        ))}
      </div>
    </div>
  );
}
