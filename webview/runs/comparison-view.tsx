import { useSignal, type Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { CommonToHost } from '#protocol/pages/page-wire';
import type { RunsToHost } from '#protocol/pages/runs-page';
import { bestOf, comparisonGroups, isDifferent, type ComparisonRow, type RunComparison } from '#protocol/run-comparison';
import { Button, Checkbox, ProgressRing, Select } from '../ui/kit';
import { ProblemNote, type Problem } from '../ui/problem-note';
import { t } from '../ui/translate';
import { baselineDeltas, groupTitle, toMarkdown } from './comparison-text';
import { OverlayChart } from './overlay-chart';
import { SourceChanges } from './source-changes';
import { stateSigns, stateWord } from './state-words';

interface ViewProps {
  readonly comparison: Signal<RunComparison | undefined>;
  readonly problem: Signal<Problem | undefined>;
  readonly post: (message: RunsToHost | CommonToHost) => void;
}

/** Several runs held against each other: curves at the left, what differs at the right. */
export function ComparisonView({ comparison, problem, post }: ViewProps): VNode {
  const { value } = comparison;
  const showsEqual = useSignal(false);
  if (value === undefined) {
    return (
      <div class="empty">
        <ProgressRing label={t('Reading the runs')} />
        <p>{t('Reading the runs')}</p>
      </div>
    );
  }
  if (value.runs.length < 2) return <TooFew />;
  const rows = showsEqual.value ? value.rows : value.rows.filter(isDifferent);
  return (
    <div class="comparison">
      <ProblemNote problem={problem} />
      <header class="row">
        <h1>{t('Comparison of {0} runs', value.runs.length)}</h1>
        <span class="space" />
        <Checkbox checked={showsEqual.value} onChange={(checked) => (showsEqual.value = checked)}>
          {t('Show equal rows too')}
        </Checkbox>
        <Button onPress={() => post({ kind: 'copy', text: toMarkdown(value, rows) })}>{t('Copy as Markdown')}</Button>
        <Button onPress={() => post({ kind: 'openCurves', keys: value.runs.map(({ key }) => key) })}>{t('Open curves')}</Button>
      </header>
      <div class="sides">
        <section class="curves" aria-label={t('Curves')}>
          <Charts comparison={value} />
        </section>
        <section class="differences" aria-label={t('What differs')}>
          <DifferenceTable comparison={value} rows={rows} post={post} />
          <SourceChanges comparison={value} />
        </section>
      </div>
    </div>
  );
}

function TooFew(): VNode {
  return (
    <div class="empty">
      <h1>{t('Nothing to compare')}</h1>
      <p class="muted">
        {t(
          'Runs stand beside each other here. Those of this page have been deleted or cannot be read; choose others in the table of runs.',
        )}
      </p>
    </div>
  );
}

function Charts({ comparison: { curves, runs } }: { readonly comparison: RunComparison }): VNode {
  const metrics = [...new Set(curves.map(({ name }) => name.slice(name.indexOf('.') + 1)))];
  const chosen = useSignal<string | undefined>(undefined);
  const isLog = useSignal(false);
  const metric = metrics.find((name) => name === chosen.value) ?? metrics[0];
  if (metric === undefined) return <p class="muted">{t('No epoch has ended yet, so there are no curves.')}</p>;
  return (
    <>
      <div class="row">
        {metrics.length < 2 ? (
          <h2>{metric}</h2>
        ) : (
          <Select
            label={t('Metric')}
            value={metric}
            options={metrics.map((name) => ({ value: name, text: name }))}
            onChange={(name) => (chosen.value = name)}
          />
        )}
        <Checkbox checked={isLog.value} onChange={(checked) => (isLog.value = checked)}>
          {t('Logarithmic')}
        </Checkbox>
      </div>
      <OverlayChart metric={metric} curves={curves} runs={runs} isLog={isLog.value} />
      <ol class="legend">
        {runs.map(({ key, name }, index) => (
          <li key={key}>
            <span class={`swatch run-${String(index % 6)}`} aria-hidden="true" />
            <bdi>{name}</bdi>
          </li>
        ))}
      </ol>
    </>
  );
}

interface TableProps {
  readonly comparison: RunComparison;
  readonly rows: readonly ComparisonRow[];
  readonly post: ViewProps['post'];
}

function DifferenceTable({ comparison, rows, post }: TableProps): VNode {
  if (rows.length === 0) return <p>{t('These runs do not differ in anything that is known of them.')}</p>;
  return (
    <div class="scrolled" tabIndex={0} role="region" aria-label={t('Values of each run')}>
      <table class="difference-table">
        <thead>
          <tr>
            <td />
            {comparison.runs.map((run, index) => (
              <th key={run.key} scope="col">
                <span class={`swatch run-${String(index % 6)}`} aria-hidden="true" /> {index + 1} <bdi>{run.name}</bdi>
                <div class="under">
                  <span aria-hidden="true">{stateSigns[run.state]} </span>
                  {stateWord(run.state)}
                  <button
                    type="button"
                    aria-pressed={run.isBaseline}
                    onClick={() => post({ kind: 'pin', key: run.key, pinned: !run.isBaseline })}
                  >
                    {run.isBaseline ? t('★ baseline') : t('☆ pin')}
                    <span class="only-read-out">{run.name}</span>
                  </button>
                </div>
              </th>
            ))}
          </tr>
        </thead>
        {comparisonGroups.map((group) => (
          <Group key={group} group={group} rows={rows.filter((row) => row.group === group)} comparison={comparison} />
        ))}
      </table>
    </div>
  );
}

interface GroupProps {
  readonly group: ComparisonRow['group'];
  readonly rows: readonly ComparisonRow[];
  readonly comparison: RunComparison;
}

function Group({ group, rows, comparison: { runs } }: GroupProps): VNode | null {
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={runs.length + 1}>
          {groupTitle(group)}
        </th>
      </tr>
      {rows.map((row) => {
        const best = bestOf(row);
        const deltas = baselineDeltas(row, runs);
        return (
          <tr key={row.path} class={isDifferent(row) ? '' : 'equal'}>
            <th scope="row" title={row.path}>
              {row.words}
            </th>
            {row.texts.map((text, index) => (
              <td
                key={runs[index]?.key ?? index}
                class={`${row.measured === null ? '' : 'measured'}${best.includes(index) ? ' best' : ''}`}
              >
                {text === '' ? <span class="muted">–</span> : <bdi>{text}</bdi>}{' '}
                {best.includes(index) ? <span class="mark">{row.measured?.better === 'higher' ? t('▲ best') : t('▼ best')}</span> : null}{' '}
                {deltas[index] === undefined || deltas[index] === '' ? null : (
                  <span class="delta" title={t('Difference to the baseline')}>
                    {deltas[index]}
                  </span>
                )}
              </td>
            ))}
          </tr>
        );
      })}
    </tbody>
  );
}
