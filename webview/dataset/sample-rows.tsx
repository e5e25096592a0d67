import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { formatCount, formatMeasure } from '#base/format-quantity';
import type { DatasetReport } from '#protocol/dataset-report';
import type { SampleFields, SampleValue } from '#protocol/sample-view';
import { className, plainName } from '../ui/plain-name';
import { t } from '../ui/translate';
import type { DatasetModel } from './dataset-model';
import { useScrolledBox } from './scrolled-box';
import { tileWindow } from './tile-window';

interface RowsProps {
  readonly model: DatasetModel;
  readonly report: DatasetReport;
}

/** Pixels of a row, as in the style sheet. */
const rowHeight = 26;

/** A column of the table: one number of a field, or a whole field. */
interface Column {
  readonly field: string;
  /** Null: the whole field. */
  readonly feature: number | null;
  readonly heading: string;
  /** Names of classes stand at the left, numbers at the right. */
  readonly look: 'text' | 'number';
}

/** Samples without pictures, row by row; of however many, only those on the screen are drawn and asked for. */
export function SampleRows({ model, report }: RowsProps): VNode {
  const { box, view, onScroll } = useScrolledBox(`${model.filter.value.part} ${String(model.filter.value.classIndex)}`);
  const chosen = model.chosen.value;
  const seen = tileWindow(chosen.length, { ...view.value, tileWidth: view.value.width + 1, tileHeight: rowHeight });
  const shown = [...chosen.subarray(seen.first, seen.end)];
  const columns = columnsOf(report);
  useEffect(() => {
    model.look(shown);
  }, [shown.join(' '), model.draw.value, model.filter.value.part]);
  return (
    <div class="scrolled rows" ref={box} onScroll={onScroll} tabIndex={0} role="group" aria-label={t('Samples')}>
      <table aria-rowcount={chosen.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" class="number">
              {t('number')}
            </th>
            {columns.map(({ heading, look }, column) => (
              <th key={column} scope="col" class={look}>
                <bdi>{heading}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={seen.offset} columns={columns.length + 1} />
          {shown.map((index, place) => {
            const sample = model.views.value.get(index);
            return (
              <tr key={index} aria-rowindex={seen.first + place + 2}>
                <th scope="row" class="number muted">
                  {formatCount(index)}
                </th>
                {columns.map((column, at) => (
                  <td key={at} class={column.look}>
                    {cellText(column, sample?.fields, report.classNames)}
                    {sample?.augmented !== null && sample !== undefined && (
                      <Changed column={column} before={sample.fields} after={sample.augmented} classNames={report.classNames} />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
          <Spacer height={seen.height - seen.offset - shown.length * rowHeight} columns={columns.length + 1} />
        </tbody>
      </table>
    </div>
  );
}

interface ChangedProps {
  readonly column: Column;
  readonly before: SampleFields;
  readonly after: SampleFields;
  readonly classNames: readonly string[];
}

/** What augmentation made of a number. */
function Changed({ column, before, after, classNames }: ChangedProps): VNode | null {
  const text = cellText(column, after, classNames);
  return text === cellText(column, before, classNames) ? null : <span class="muted"> → {text}</span>;
}

/** The rows that are not drawn, as empty height. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }): VNode | null {
  return height <= 0 ? null : (
    <tr class="spacer" aria-hidden="true">
      <td colSpan={columns} style={{ height: `${String(height)}px` }} />
    </tr>
  );
}

function columnsOf({ fields }: DatasetReport): Column[] {
  return fields.flatMap(({ name, features, classes }): Column[] =>
    features.length === 0
      ? [{ field: name, feature: null, heading: name, look: classes === null ? 'number' : 'text' }]
      : features.map((feature, index) => ({ field: name, feature: index, heading: plainName(feature.name), look: 'number' })),
  );
}

function cellText({ field, feature }: Column, fields: SampleFields | undefined, classNames: readonly string[]): string {
  const value = fields?.find(({ name }) => name === field)?.value;
  return value === undefined ? '' : valueText(value, feature, classNames);
}

function valueText(value: SampleValue, feature: number | null, classNames: readonly string[]): string {
  switch (value.kind) {
    case 'class':
      return className(classNames, value.class);
    case 'picture':
      return '';
    case 'numbers': {
      if (feature !== null) return formatMeasure(value.values[feature] ?? Number.NaN);
      const shown = value.values.slice(0, 6).map(formatMeasure).join('  ');
      return value.total > 6 ? `${shown} …` : shown;
    }
  }
}
