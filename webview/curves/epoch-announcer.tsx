import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { fromWorded } from '#protocol/exact-number';
import { t } from '../ui/translate';
import { valueText } from './axis-words';
import type { CurvesModel } from './curves-model';
import { isLive, runName, stateWord } from './run-words';

/** Tells who listens to the page of each epoch that has ended and of each end, and of nothing between. */
export function EpochAnnouncer({ model }: { readonly model: CurvesModel }): VNode {
  const words = useComputed(() => (model.runs.value ?? []).flatMap((run, index) => announcement(model, run, index)).join(' '));
  return (
    <div class="only-read-out" role="status">
      {words}
    </div>
  );
}

/** Changes only with the epoch or the state. */
function announcement(model: CurvesModel, run: NonNullable<CurvesModel['runs']['value']>[number], index: number): readonly string[] {
  const { epoch, epochs } = run.progress;
  if (!isLive(run)) return [`${runName(run)}: ${stateWord(run.state)}.`];
  if (epoch === 0) return [];
  const values = Object.entries(run.last).map(([name, value]) => `${name} ${valueText(name, fromWorded(value))}`);
  return [
    t('{0}: epoch {1} of {2} ended.', runName(run), epoch, epochs),
    ...values,
    model.pulses.peek().get(index)?.isSilent === true ? t('Not responding.') : '',
  ];
}
