import type { VNode } from 'preact';
import { fromWorded } from '#protocol/exact-number';
import type { CurveRun } from '#protocol/pages/curves-page';
import { t } from '../ui/translate';
import { valueText } from './axis-words';
import type { CurvesModel } from './curves-model';
import { runName } from './run-words';

interface FactsProps {
  readonly model: CurvesModel;
  readonly run: CurveRun;
  readonly index: number;
}

/** What a run is made of: its recipe as far as it is not the default, data, code and machine; then its best and newest values. */
export function RunFacts({ model, run, index }: FactsProps): VNode {
  const recipe = model.histories.value.get(index)?.recipe ?? [];
  const isMany = (model.runs.value?.length ?? 0) > 1;
  return (
    <section class="card facts" aria-label={t('What {0} is made of', runName(run))}>
      <h2>{isMany ? <bdi>{runName(run)}</bdi> : t('This run')}</h2>
      <div class="fact-groups">
        <FactGroup title={t('Recipe, where it is not the default')} facts={recipe} />
        <FactGroup title={t('Values')} facts={valueFacts(run)} />
        <FactGroup title={t('Data')} facts={run.facts.filter(({ group }) => group === 'data')} />
        <FactGroup title={t('Code and machine')} facts={run.facts.filter(({ group }) => group !== 'data')} />
      </div>
    </section>
  );
}

function valueFacts({ best, last, test }: CurveRun): readonly Fact[] {
  return [
    ...Object.entries(test ?? {}).map(([name, value]) => ({ words: t('test {0}', name), text: valueText(name, fromWorded(value)) })),
    ...(best === null
      ? []
      : [{ words: t('best {0}', best.metric), text: t('{0} in epoch {1}', valueText(best.metric, fromWorded(best.value)), best.epoch) }]),
    ...Object.entries(last).map(([name, value]) => ({ words: t('last {0}', name), text: valueText(name, fromWorded(value)) })),
  ];
}

interface Fact {
  readonly words: string;
  readonly text: string;
}

function FactGroup({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }): VNode | null {
  if (facts.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <dl class="number">
        {facts.map(({ words, text }) => (
          <div key={words}>
            <dt class="muted">{words}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
