import type { VNode } from 'preact';
import { Button, Checkbox } from '../ui/kit';
import { t } from '../ui/translate';
import { columnOf, metricAspects } from './run-columns';
import { columnChoices } from './runs-preferences';
import type { RunsModel } from './runs-model';

/** Which columns the table has: fixed ones, metrics in four ways, test values, and the settings in which the runs differ. */
export function ColumnChooser({ model }: { readonly model: RunsModel }): VNode {
  const choices = columnChoices(model.entries.value);
  const shown = model.columns.value.map(({ id }) => id);
  const groups: readonly (readonly [title: string, ids: readonly string[]])[] = [
    [t('Run'), choices.fixed],
    [t('Metrics'), choices.metrics.flatMap((metric) => metricAspects.map((aspect) => `${aspect}:${metric}`))],
    [t('Test'), choices.tests.map((metric) => `test:${metric}`)],
    [t('Settings that differ'), choices.settings.map((path) => `setting:${path}`)],
  ];
  return (
    <div class="card columns">
      {groups
        .filter(([, ids]) => ids.length > 0)
        .map(([title, ids]) => (
          <fieldset key={title}>
            <legend>{title}</legend>
            {ids.map((id) => (
              <Checkbox
                key={id}
                checked={shown.includes(id)}
                onChange={(checked) => {
                  model.change({ columns: checked ? [...shown, id] : shown.filter((other) => other !== id) });
                }}
              >
                {columnOf(id)?.title ?? id}
              </Checkbox>
            ))}
          </fieldset>
        ))}
      <Button
        onPress={() => {
          model.change({ columns: undefined });
        }}
      >
        {t('Usual columns')}
      </Button>
    </div>
  );
}
