import type { VNode } from 'preact';
import { formatMetric } from '#base/format-metric';
import type { Evaluation } from '#protocol/evaluation';
import { t } from '../ui/translate';

/** All that was measured where nothing is classified. */
export function ValuesTable({ evaluation }: { readonly evaluation: Evaluation }): VNode {
  return (
    <section class="card values">
      <h2>{t('Measured values')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('value of')}</th>
            <th scope="col" class="number">
              {t('measured')}
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(evaluation.values).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{formatMetric(name, value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">{t('This training classifies nothing, so there are no confusions.')}</p>
    </section>
  );
}
