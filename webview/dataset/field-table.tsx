import type { VNode } from 'preact';
import { formatMeasure } from '#base/format-quantity';
import type { DatasetReport } from '#protocol/dataset-report';
import { plainName } from '../ui/plain-name';
import { t } from '../ui/translate';

type Field = DatasetReport['fields'][number];
type Statistics = NonNullable<Field['statistics']>;

/** The fields of a sample with what their numbers are like in the training part, and the columns of a table one by one. */
export function FieldTable({ report }: { readonly report: DatasetReport }): VNode {
  return (
    <section class="card fields">
      <h2>{t('Fields')}</h2>
      <div class="table-box" tabIndex={0} role="group" aria-label={t('Fields')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('shape')}</th>
              <th scope="col" class="number">
                {t('smallest')}
              </th>
              <th scope="col" class="number">
                {t('largest')}
              </th>
              <th scope="col" class="number">
                {t('mean')}
              </th>
              <th scope="col" class="number">
                {t('deviation')}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.fields.flatMap((field) => [
              <Row key={field.name} name={field.name} shape={shapeText(field)} statistics={field.statistics} isPart={false} />,
              ...field.features.map((feature, index) => (
                <Row key={`${field.name}/${String(index)}`} name={plainName(feature.name)} shape="" statistics={feature} isPart />
              )),
            ])}
          </tbody>
        </table>
      </div>
      <p class="muted">{t('Over the training part, scaled as a network gets them, before augmentation.')}</p>
      {report.augmentations.length > 0 && <p class="muted">{t('Augmentation: {0}', report.augmentations.join(', '))}</p>}
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly shape: string;
  readonly statistics: Statistics | null;
  /** A number of the field above. */
  readonly isPart: boolean;
}

function Row({ name, shape, statistics, isPart }: RowProps): VNode {
  const numbers = statistics === null ? [] : [statistics.minimum, statistics.maximum, statistics.mean, statistics.deviation];
  return (
    <tr class={isPart ? 'part' : ''}>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>{shape}</td>
      {[0, 1, 2, 3].map((column) => {
        const number = numbers[column];
        return (
          <td key={column} class="number">
            {number === undefined ? '–' : formatMeasure(number)}
          </td>
        );
      })}
    </tr>
  );
}

function shapeText({ shape, classes }: Field): string {
  if (classes !== null) return t('{0} classes', classes);
  return shape.length === 0 ? t('a number') : shape.join('x');
}
