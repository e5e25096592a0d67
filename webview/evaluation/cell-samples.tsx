import type { VNode } from 'preact';
import { formatCount } from '#base/format-quantity';
import type { Evaluation } from '#protocol/evaluation';
import type { SampleView } from '#protocol/sample-view';
import { Button } from '../ui/kit';
import { className } from '../ui/plain-name';
import { SamplePicture } from '../ui/sample-picture';
import { t } from '../ui/translate';
import type { EvaluationModel } from './evaluation-model';
import { ShareBars } from './share-bars';

interface SamplesProps {
  readonly model: EvaluationModel;
  readonly evaluation: Evaluation;
}

/** The samples of the chosen cell, most confident first, each with what the network says about it. */
export function CellSamplesView({ model, evaluation }: SamplesProps): VNode | null {
  const cell = model.cell.value;
  if (cell === undefined) return null;
  const { classNames } = evaluation;
  const { indices, views, isWaiting } = model.samples.value;
  const [truth, predicted] = [className(classNames, cell.truth), className(classNames, cell.predicted)];
  return (
    <section class="cell-samples" aria-label={t('Samples of the cell')} aria-busy={isWaiting}>
      <h2>
        {cell.truth === cell.predicted ? t('{0}, rightly', truth) : t('{0}, taken for {1}', truth, predicted)}{' '}
        <span class="muted number">{t('{0} samples, most confident first', formatCount(indices.length))}</span>
      </h2>
      {indices.length === 0 && <p class="muted">{t('No sample lies in this cell.')}</p>}
      <ul class="sample-cards" tabIndex={0}>
        {views.map((sample) => (
          <SampleCard key={sample.index} sample={sample} classNames={classNames} />
        ))}
        {isWaiting && views.length === 0 && indices.slice(0, 12).map((index) => <li key={index} class="card sample-card waiting" />)}
      </ul>
      {views.length > 0 && views.length < indices.length && (
        <Button onPress={model.more} disabled={isWaiting}>
          {t('Show more')}
        </Button>
      )}
    </section>
  );
}

function SampleCard({ sample, classNames }: { readonly sample: SampleView; readonly classNames: readonly string[] }): VNode {
  const { index, label, fields, shares } = sample;
  const inputs = fields.filter(({ value }) => value.kind !== 'class');
  const name = t('sample {0}', formatCount(index));
  return (
    <li class="card sample-card">
      <div class="sample-inputs">
        {inputs.map((field) => (
          <SamplePicture key={field.name} value={field.value} classNames={classNames} label={t('{0}, field {1}', name, field.name)} />
        ))}
      </div>
      <div>
        <span class="muted number">{name}</span>
        <ShareBars
          truth={t('the truth')}
          bars={(shares ?? []).map((one) => ({ name: className(classNames, one.class), share: one.share, isTruth: one.class === label }))}
        />
      </div>
    </li>
  );
}
