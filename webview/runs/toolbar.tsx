import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { formatCount } from '#base/format-quantity';
import { Button, Checkbox, Select, TextField } from '../ui/kit';
import { t } from '../ui/translate';
import { ColumnChooser } from './column-chooser';
import type { RunActions } from './run-actions';
import { metricAspects, type MetricAspect } from './run-columns';
import { metricNames } from './runs-preferences';
import type { RunsModel } from './runs-model';
import { stateWord } from './state-words';

interface ToolbarProps {
  readonly model: RunsModel;
  readonly actions: RunActions;
}

/** Above the table: what is shown of how many, the filter, the metric that matters, columns and export. */
export function Toolbar({ model, actions }: ToolbarProps): VNode {
  const open = useSignal<'columns' | 'filter' | undefined>(undefined);
  const { filter } = model.preferences.value;
  const [shown, all] = [model.order.value.length, model.lines.value.size];
  const toggle = (panel: 'columns' | 'filter'): void => {
    open.value = open.peek() === panel ? undefined : panel;
    if (open.peek() === 'columns') model.lookAtAll();
  };
  return (
    <header class="toolbar">
      <div class="row">
        <h1>{t('Runs')}</h1>
        <span class="muted number" role="status">
          {shown === all ? formatCount(all) : t('{0} of {1}', formatCount(shown), formatCount(all))}
        </span>
        <span class="filter">
          <TextField
            label={t('Filter')}
            placeholder={t('Filter: text, state:failed, val.accuracy > 0.98')}
            value={filter}
            onInput={(text) => {
              model.change({ filter: text });
            }}
          />
        </span>
        <Button
          look="icon"
          label={t('How to filter')}
          onPress={() => {
            toggle('filter');
          }}
        >
          ?
        </Button>
        <StateAndTag model={model} />
        <KeyMetric model={model} />
        <Checkbox checked={model.preferences.value.isGrouped} onChange={(isGrouped) => model.change({ isGrouped })}>
          {t('Group repeats')}
        </Checkbox>
        <span class="space" />
        {model.isStale.value ? (
          <Button
            onPress={() => {
              model.sortAgain();
            }}
          >
            {t('Sort again')}
          </Button>
        ) : null}
        <Button
          onPress={() => {
            toggle('columns');
          }}
        >
          {t('Columns')}
        </Button>
        <Button
          onPress={() => {
            actions.exportAs('csv');
          }}
        >
          {t('CSV')}
        </Button>
        <Button
          onPress={() => {
            actions.exportAs('json');
          }}
        >
          {t('JSON')}
        </Button>
      </div>
      {model.filterProblem.value === undefined ? null : (
        <p class="filter-problem" role="status">
          {model.filterProblem.value}
        </p>
      )}
      {open.value === 'columns' ? <ColumnChooser model={model} /> : null}
      {open.value === 'filter' ? <FilterManual /> : null}
    </header>
  );
}

/** Two lists that write into the filter. */
function StateAndTag({ model }: { readonly model: RunsModel }): VNode {
  const { filter } = model.preferences.value;
  const lines = [...model.lines.value.values()];
  const states = [...new Set(lines.map(({ state }) => state))].sort();
  const tags = [...new Set(lines.flatMap((line) => line.tags))].sort();
  const choose = (column: string, value: string): void => {
    model.change({ filter: withTerm(filter, column, value) });
  };
  return (
    <>
      <Select
        label={t('State')}
        value={termOf(filter, 'state')}
        options={[{ value: '', text: t('any state') }, ...states.map((state) => ({ value: state, text: stateWord(state) }))]}
        onChange={(state: string) => {
          choose('state', state);
        }}
      />
      {tags.length === 0 ? null : (
        <Select
          label={t('Tag')}
          value={termOf(filter, 'tag')}
          options={[{ value: '', text: t('any tag') }, ...tags.map((tag) => ({ value: tag, text: tag }))]}
          onChange={(tag: string) => {
            choose('tag', tag);
          }}
        />
      )}
    </>
  );
}

const termOfColumn = (column: string): RegExp => new RegExp(`(?:^|\\s)${column}:(?:"([^"]*)"|(\\S+))`);

function termOf(filter: string, column: string): string {
  const match = termOfColumn(column).exec(filter);
  return match?.[1] ?? match?.[2] ?? '';
}

function withTerm(filter: string, column: string, value: string): string {
  const without = filter.replace(termOfColumn(column), '').trim();
  if (value === '') return without;
  const plain = value.replaceAll('"', '');
  return `${without} ${column}:${/\s/.test(plain) ? `"${plain}"` : plain}`.trim();
}

/** Which metric the table's first metric column shows, and which of its values. */
function KeyMetric({ model }: { readonly model: RunsModel }): VNode | null {
  const metrics = metricNames([...model.lines.value.values()]);
  const columns = model.columns.value;
  const at = columns.findIndex(({ kind }) => kind.kind === 'metric');
  const found = columns[at]?.kind;
  const metric = found?.kind === 'metric' ? found.metric : metrics[0];
  const aspect: MetricAspect = found?.kind === 'metric' ? found.aspect : 'best';
  if (metric === undefined) return null;
  const show = (chosen: MetricAspect, name: string): void => {
    const ids = columns.map(({ id }) => id).filter((id) => id !== `${chosen}:${name}`);
    const place = at < 0 ? Math.min(4, ids.length) : at;
    model.change({ columns: [...ids.slice(0, place), `${chosen}:${name}`, ...ids.slice(at < 0 ? place : place + 1)] });
  };
  return (
    <>
      <Select
        label={t('Which value of the metric')}
        value={aspect}
        options={metricAspects.map((name) => ({ value: name, text: aspectWord(name) }))}
        onChange={(chosen) => {
          show(chosen, metric);
        }}
      />
      <Select
        label={t('Key metric')}
        value={metric}
        options={metrics.map((name) => ({ value: name, text: name }))}
        onChange={(name) => {
          show(aspect, name);
        }}
      />
    </>
  );
}

function aspectWord(aspect: MetricAspect): string {
  switch (aspect) {
    case 'last':
      return t('last');
    case 'best':
      return t('best');
    case 'min':
      return t('least');
    case 'max':
      return t('most');
  }
}

/** What can be written into the filter. */
function FilterManual(): VNode {
  const rows: readonly (readonly [string, string])[] = [
    ['lenet "two words"', t('somewhere in name, training, tags, note or device; all that stands must hold')],
    ['state:failed tag:paper training:lenet', t('in that column; also name, note, device, folder')],
    ['val.accuracy > 0.98', t('the last value; > >= < <= = !=; 98% works too')],
    ['best.val.loss < 0.1', t('the best value; also min and max')],
    ['test.accuracy >= 99%', t('what the test measured')],
    ['seed = 3 epoch > 4 duration < 60 age < 24', t('numbers of the run; duration in seconds, age in hours')],
    ['batch.size != 32 optimizer.kind = adam', t('settings of the recipe')],
    ['-tag:old', t('a minus before any of these: not')],
  ];
  return (
    <dl class="card filter-manual">
      {rows.map(([example, meaning]) => (
        <div key={example}>
          <dt>
            <code>{example}</code>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
