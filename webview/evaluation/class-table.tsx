import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatCount, formatPercent } from '#base/format-quantity';
import type { Evaluation } from '#protocol/evaluation';
import { className } from '../ui/plain-name';
import { t } from '../ui/translate';
import type { EvaluationModel } from './evaluation-model';
import { classColumns, classRows, sortClasses, type ClassColumn, type ClassRow } from './sort-classes';

interface TableProps {
  readonly model: EvaluationModel;
  readonly evaluation: Evaluation;
}

/** Each class with its numbers, what hurts most first. */
export function ClassTable({ model, evaluation }: TableProps): VNode {
  const rows = useMemo(() => classRows(evaluation), [evaluation]);
  const sorted = sortClasses(rows, model.order.value);
  return (
    <section class="card classes">
      <h2>{t('Classes')}</h2>
      <div class="table-box" tabIndex={0} role="group" aria-label={t('Classes')}>
        <table>
          <thead>
            <tr>
              {classColumns.map((column) => (
                <Heading key={column} model={model} column={column} />
              ))}
              <th scope="col">{t('taken most often for')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <Row key={row.index} model={model} row={row} names={evaluation.classNames} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Heading({ model, column }: { readonly model: EvaluationModel; readonly column: ClassColumn }): VNode {
  const { column: sorted, isDescending } = model.order.value;
  const isSorted = sorted === column;
  const sort = isSorted ? (isDescending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" aria-sort={sort} class={column === 'name' ? '' : 'number'}>
      <button
        type="button"
        onClick={() => {
          model.order.value = { column, isDescending: isSorted ? !isDescending : column !== 'name' && column !== 'f1' };
        }}
      >
        {columnName(column)} <span aria-hidden="true">{isSorted ? (isDescending ? '▾' : '▴') : ''}</span>
      </button>
    </th>
  );
}

function Row({ model, row, names }: { readonly model: EvaluationModel; readonly row: ClassRow; readonly names: readonly string[] }): VNode {
  const { index, name, support, precision, recall, f1, errors, takenFor } = row;
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td class="number">{formatCount(support)}</td>
      <td class="number">{shareText(precision)}</td>
      <td class="number">{shareText(recall)}</td>
      <td class="number">{shareText(f1)}</td>
      <td class="number">{formatCount(errors)}</td>
      <td>
        {takenFor === null ? (
          <span class="muted">–</span>
        ) : (
          <button
            type="button"
            class="confusion"
            onClick={() => {
              model.look({ truth: index, predicted: takenFor.predicted });
            }}
          >
            <bdi>{className(names, takenFor.predicted)}</bdi> <span class="number">× {formatCount(takenFor.count)}</span>
          </button>
        )}
      </td>
    </tr>
  );
}

/** A class that was never predicted has no precision, and one that is not there no recall. */
function shareText(share: number | null): string {
  return share === null ? '–' : formatPercent(share);
}

function columnName(column: ClassColumn): string {
  switch (column) {
    case 'name':
      return t('class');
    case 'support':
      return t('samples');
    case 'precision':
      return t('precision');
    case 'recall':
      return t('recall');
    case 'f1':
      return t('F1');
    case 'errors':
      return t('errors');
  }
}
