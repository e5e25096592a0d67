import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { VNode } from 'preact';
import { formatCount, formatDuration } from '#base/format-quantity';
import type { CurveTable } from '#protocol/curves';
import { Button } from '../ui/kit';
import { t } from '../ui/translate';
import { valueText } from './axis-words';
import type { CurvesModel } from './curves-model';
import { runName } from './run-words';

/** Rows at once; more are reached by turning pages. */
const pageRows = 100;

/** The values of all epochs as a table, the newest first: what the charts show, for reading. */
export function EpochTables({ model }: { readonly model: CurvesModel }): VNode {
  const marks = [...model.pulses.value.values()].map(({ epoch }) => Math.floor(epoch + 1e-9)).join(' ');
  useEffect(() => {
    model.post({ kind: 'table' });
  }, [marks]);
  const shown = new Set(model.shownRuns.value);
  return (
    <>
      {model.tables.value
        .filter(({ run }) => shown.has(run))
        .map((table) => (
          <EpochTable key={table.run} model={model} table={table} />
        ))}
    </>
  );
}

function EpochTable({ model, table }: { readonly model: CurvesModel; readonly table: CurveTable }): VNode {
  const page = useSignal(0);
  const name = runName(model.runs.value?.[table.run] ?? { id: '', title: null });
  const columns = Object.entries(table.columns);
  const count = table.epoch.length;
  const first = Math.min(page.value * pageRows, Math.max(0, count - 1));
  const rows = Array.from({ length: Math.min(pageRows, count - first) }, (_, index) => count - 1 - first - index);
  if (count === 0) return <p class="muted">{t('{0}: no epoch has ended yet.', name)}</p>;
  return (
    <section class="epoch-table" aria-label={t('Epochs of {0}', name)}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <div class="scrolled" tabIndex={0} role="region" aria-label={t('Values of {0} by epoch', name)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('epoch')}</th>
              <th scope="col">{t('step')}</th>
              <th scope="col">{t('trained for')}</th>
              {columns.map(([column]) => (
                <th key={column} scope="col">
                  {columnWords(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="number">
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{formatCount(table.epoch[row] ?? 0)}</th>
                <td>{formatCount(table.step[row] ?? 0)}</td>
                <td>{formatDuration((table.seconds[row] ?? 0) * 1000)}</td>
                {columns.map(([column, values]) => (
                  <td key={column}>{cellText(column, values[row] ?? Number.NaN)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > pageRows && (
        <p class="row">
          <Button disabled={page.value === 0} onPress={() => (page.value -= 1)}>
            {t('Newer')}
          </Button>
          <Button disabled={first + pageRows >= count} onPress={() => (page.value += 1)}>
            {t('Older')}
          </Button>
          <span class="muted number">
            {t('epochs {0} to {1} of {2}', count - first - rows.length + 1, count - first, formatCount(count))}
          </span>
        </p>
      )}
    </section>
  );
}

function columnWords(column: string): string {
  const name = column.slice(column.indexOf('.') + 1);
  return column.startsWith('val.') ? t('validation {0}', name) : t('training {0}', name);
}

function cellText(column: string, value: number): string {
  return valueText(column.slice(column.indexOf('.') + 1), value);
}
