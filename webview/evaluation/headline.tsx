import type { VNode } from 'preact';
import { formatMetric } from '#base/format-metric';
import { formatCount, formatPercent } from '#base/format-quantity';
import type { Evaluation } from '#protocol/evaluation';
import { t } from '../ui/translate';
import { partName } from './part-words';

/** The numbers that one looks for first. */
export function Headline({ evaluation }: { readonly evaluation: Evaluation }): VNode {
  const { judgement, values, samples, epoch, step, part } = evaluation;
  const losses = Object.entries(values).filter(([name]) => name !== 'accuracy' && name !== 'top5');
  return (
    <section class="headline" aria-label={t('Result')}>
      {judgement !== null && (
        <>
          <Figure
            name={t('accuracy')}
            value={formatPercent(judgement.accuracy)}
            more={t('{0} to {1} with 95 % confidence', formatPercent(judgement.interval.low), formatPercent(judgement.interval.high))}
            isLarge
          />
          {judgement.top5 !== null && (
            <Figure name={t('top 5')} value={formatPercent(judgement.top5)} more={t('the truth is among the five likeliest')} />
          )}
          <Figure
            name={t('F1, mean of classes')}
            value={formatPercent(judgement.macro.f1)}
            more={t('precision {0}, recall {1}', formatPercent(judgement.macro.precision), formatPercent(judgement.macro.recall))}
          />
          <Figure
            name={t('F1, by support')}
            value={formatPercent(judgement.weighted.f1)}
            more={t('precision {0}, recall {1}', formatPercent(judgement.weighted.precision), formatPercent(judgement.weighted.recall))}
          />
          <Figure
            name={t('mean confidence')}
            value={formatPercent(judgement.confidence)}
            more={confidenceWords(judgement.confidence - judgement.accuracy)}
          />
        </>
      )}
      {judgement !== null && losses.map(([name, value]) => <Figure key={name} name={name} value={formatMetric(name, value)} more="" />)}
      <Figure
        name={t('samples ({0})', partName(part))}
        value={formatCount(samples)}
        more={t('after epoch {0}, step {1}', epoch, formatCount(step))}
      />
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly more: string;
  readonly isLarge?: boolean;
}

function Figure({ name, value, more, isLarge = false }: FigureProps): VNode {
  return (
    <div class={isLarge ? 'figure large' : 'figure'}>
      <span class="muted">{name}</span>
      <strong class="number">{value}</strong>
      <span class="muted number">{more}</span>
    </div>
  );
}

/** @param difference mean confidence less accuracy, in shares */
function confidenceWords(difference: number): string {
  const points = (Math.abs(difference) * 100).toFixed(1);
  return difference < 0 ? t('{0} points below the accuracy', points) : t('{0} points above the accuracy', points);
}
