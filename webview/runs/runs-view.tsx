import type { VNode } from 'preact';
import type { Signal } from '@preact/signals';
import { Button } from '../ui/kit';
import { ProblemNote, type Problem } from '../ui/problem-note';
import { t } from '../ui/translate';
import type { RunActions } from './run-actions';
import { RunTable } from './run-table';
import type { RunsModel } from './runs-model';
import { SelectionBar } from './selection-bar';
import { Toolbar } from './toolbar';

interface ViewProps {
  readonly model: RunsModel;
  readonly actions: RunActions;
  readonly problem: Signal<Problem | undefined>;
}

/** The table of runs with all around it. */
export function RunsView({ model, actions, problem }: ViewProps): VNode | null {
  if (!model.isTold.value) return null;
  if (model.lines.value.size === 0 && model.undo.value === undefined) return <NoRuns actions={actions} />;
  return (
    <div class="runs-page">
      <ProblemNote problem={problem} />
      <Toolbar model={model} actions={actions} />
      <SelectionBar model={model} actions={actions} />
      {model.order.value.length > 0 ? <RunTable model={model} actions={actions} /> : <NothingFits model={model} />}
    </div>
  );
}

function NoRuns({ actions }: { readonly actions: RunActions }): VNode {
  return (
    <div class="empty">
      <h1>{t('No runs yet')}</h1>
      <p class="muted">{t('Every training is kept here: its curves, its result, and what it was made of, to sort and to compare.')}</p>
      <Button look="primary" onPress={() => actions.begin()}>
        {t('New file from the zoo')}
      </Button>
    </div>
  );
}

function NothingFits({ model }: { readonly model: RunsModel }): VNode {
  return (
    <div class="empty">
      <p>{t('No run fits the filter.')}</p>
      <Button onPress={() => model.change({ filter: '' })}>{t('Show all')}</Button>
    </div>
  );
}
