import type { VNode } from 'preact';
import { formatCount, formatDuration } from '#base/format-quantity';
import type { CurveRun } from '#protocol/pages/curves-page';
import { t } from '../ui/translate';
import type { CurvesModel } from './curves-model';

/** A run's name, state and where it stands. */
export function RunHeader({ model, run, index }: { readonly model: CurvesModel; readonly run: CurveRun; readonly index: number }): VNode {
  const pulse = model.pulses.value.get(index);
  const step = Math.max(run.progress.step, pulse?.step ?? 0);
  return (
    <header class="row">
      <h1>
        <bdi>{run.title ?? run.id}</bdi>
      </h1>
      <span>{run.state}</span>
      <span class="number">{t('step {0}', formatCount(step))}</span>
      {pulse?.leftSeconds !== undefined && pulse.leftSeconds !== null && (
        <span>{t('{0} left', formatDuration(pulse.leftSeconds * 1000))}</span>
      )}
    </header>
  );
}
