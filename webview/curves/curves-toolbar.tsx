import type { VNode } from 'preact';
import { curveAxes } from '#protocol/curves';
import { Button, Checkbox } from '../ui/kit';
import { Choice } from '../ui/choice';
import { MenuButton } from '../ui/menu-button';
import { Slider } from '../ui/slider';
import { t } from '../ui/translate';
import { axisName } from './axis-words';
import type { CurvesModel } from './curves-model';

interface ToolbarProps {
  readonly model: CurvesModel;
  readonly onExport: (format: 'svg' | 'png' | 'csv') => void;
}

/** How the curves are looked at. */
export function CurvesToolbar({ model, onExport }: ToolbarProps): VNode {
  const { axis, logX, logY, shows } = model.preferences.value;
  const runs = model.runs.value ?? [];
  return (
    <div class="curves-toolbar row" role="group" aria-label={t('View')}>
      <Choice
        label={t('Horizontal axis')}
        value={axis}
        options={curveAxes.map((value) => ({ value, text: axisName(value) }))}
        onChange={(value) => {
          model.prefer({ axis: value, from: null, to: null });
        }}
      />
      <Checkbox checked={logY} onChange={(checked) => model.prefer({ logY: checked })}>
        {t('log y')}
      </Checkbox>
      <Checkbox checked={logX} onChange={(checked) => model.prefer({ logX: checked, from: null, to: null })}>
        {t('log x')}
      </Checkbox>
      <Smoothing model={model} />
      <MetricToggles model={model} />
      <span class="space" />
      <Choice
        label={t('Charts or table')}
        value={shows}
        options={[
          { value: 'charts', text: t('charts') },
          { value: 'table', text: t('table') },
        ]}
        onChange={(value) => {
          model.prefer({ shows: value });
        }}
      />
      <MenuButton
        disabled={model.series.value.length === 0}
        items={[
          { text: t('SVG of the charts'), onPick: () => onExport('svg') },
          { text: t('PNG of the charts'), onPick: () => onExport('png') },
          { text: t('CSV of all points'), onPick: () => onExport('csv') },
        ]}
      >
        {model.isExporting.value ? t('Writing…') : t('Export')}
      </MenuButton>
      {runs.length > 1 && <Button onPress={() => model.post({ kind: 'compare' })}>{t('Compare')}</Button>}
      <Button onPress={() => model.post({ kind: 'addRun' })}>{t('Add run +')}</Button>
    </div>
  );
}

function Smoothing({ model }: { readonly model: CurvesModel }): VNode {
  const { smoothing } = model.preferences.value;
  return (
    <span class="row smoothing">
      <span aria-hidden="true">{t('smoothing')}</span>
      <Slider
        label={t('Smoothing: the weight of what was before')}
        value={smoothing}
        min={0}
        max={0.999}
        step={0.001}
        valueText={smoothing.toFixed(3)}
        onInput={(value) => {
          model.prefer({ smoothing: value });
        }}
      />
      <span class="number" aria-hidden="true">
        {smoothing.toFixed(3)}
      </span>
    </span>
  );
}

/** Which metrics have a chart. */
function MetricToggles({ model }: { readonly model: CurvesModel }): VNode {
  const { hiddenMetrics } = model.preferences.value;
  return (
    <span class="metric-toggles row" role="group" aria-label={t('Charts')}>
      {model.metrics.value.map((metric) => {
        const isShown = !hiddenMetrics.includes(metric);
        return (
          <Checkbox
            key={metric}
            checked={isShown}
            onChange={() => {
              model.prefer({ hiddenMetrics: isShown ? [...hiddenMetrics, metric] : hiddenMetrics.filter((name) => name !== metric) });
            }}
          >
            {metric}
          </Checkbox>
        );
      })}
    </span>
  );
}
