import type { VNode } from 'preact';
import { formatCount } from '#base/format-quantity';
import type { DatasetReport } from '#protocol/dataset-report';
import { className } from '../ui/plain-name';
import { ShareBar } from '../ui/share-bar';
import { t } from '../ui/translate';
import type { Part } from './choose-samples';
import type { DatasetModel } from './dataset-model';
import { partName } from './warning-words';

interface CountsProps {
  readonly model: DatasetModel;
  readonly report: DatasetReport;
}

/** How many samples each class has in each part, as bars; a class is looked at by its name. */
export function ClassCounts({ model, report }: CountsProps): VNode {
  const { classNames, classCounts, counts, labels } = report;
  const parts = (['train', 'val', 'test'] as const).filter((part) => counts[part] > 0 && classCounts[part].length > 0);
  const isFilter = labels.train.length > 0;
  return (
    <section class="card class-counts">
      <h2>{t('Classes')}</h2>
      <div class="table-box" tabIndex={0} role="group" aria-label={t('Samples of each class')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('class')}</th>
              {parts.map((part) => (
                <th key={part} scope="col" class="number">
                  {partName(part)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classNames.map((_, index) => (
              <tr key={index}>
                <th scope="row">
                  {isFilter ? (
                    <ClassButton model={model} index={index} name={className(classNames, index)} />
                  ) : (
                    <bdi>{className(classNames, index)}</bdi>
                  )}
                </th>
                {parts.map((part) => (
                  <CountCell key={part} count={classCounts[part][index] ?? 0} most={mostOf(classCounts, part)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ClassButton({ model, index, name }: { readonly model: DatasetModel; readonly index: number; readonly name: string }): VNode {
  const isChosen = model.filter.value.classIndex === index;
  return (
    <button
      type="button"
      class="class-button"
      aria-pressed={isChosen}
      onClick={() => {
        model.choose({ classIndex: isChosen ? null : index });
      }}
    >
      <bdi>{name}</bdi>
    </button>
  );
}

function CountCell({ count, most }: { readonly count: number; readonly most: number }): VNode {
  return (
    <td class="number">
      <ShareBar share={count / Math.max(1, most)} /> <span class="count-text">{formatCount(count)}</span>
    </td>
  );
}

function mostOf(classCounts: DatasetReport['classCounts'], part: Part): number {
  return classCounts[part].reduce((most, count) => Math.max(most, count), 0);
}
