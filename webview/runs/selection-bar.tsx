import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { formatCount } from '#base/format-quantity';
import type { RunLine } from '#protocol/pages/runs-page';
import { Button, TextField } from '../ui/kit';
import { t } from '../ui/translate';
import type { RunActions } from './run-actions';
import { nameOf } from './run-entry';
import type { RunsModel } from './runs-model';

interface BarProps {
  readonly model: RunsModel;
  readonly actions: RunActions;
}

/** What can be done with the chosen runs; always there, so that nothing moves when a row is chosen. */
export function SelectionBar({ model, actions }: BarProps): VNode {
  const { chosen } = model.selection.value;
  const lines = model.order.value.flatMap((key) => (chosen.has(key) ? (model.lines.value.get(key) ?? []) : []));
  const keys = lines.map(({ key }) => key);
  const [first] = lines;
  const none = first === undefined;
  return (
    <div class="selection-bar">
      <div class="row" role="toolbar" aria-label={t('With the chosen runs')}>
        <span class="muted number">{none ? t('Nothing chosen') : t('{0} chosen', formatCount(lines.length))}</span>
        <Button disabled={none} onPress={() => actions.openCurves(keys)}>
          {t('Curves')}
        </Button>
        <Button disabled={lines.length < 2} onPress={() => actions.compare(keys)}>
          {t('Compare')}
        </Button>
        <Button
          disabled={lines.length !== 1}
          onPress={() => {
            actions.renaming.value = first?.key;
          }}
        >
          {t('Rename')}
        </Button>
        <Button disabled={none} onPress={() => toggle(actions, 'tag')}>
          {t('Tag')}
        </Button>
        <Button disabled={lines.length !== 1} onPress={() => toggle(actions, 'note')}>
          {t('Note')}
        </Button>
        <Button disabled={lines.length !== 1} onPress={() => (first === undefined ? undefined : actions.pin(first.key, !first.isBaseline))}>
          {first?.isBaseline === true ? t('Unpin baseline') : t('Pin as baseline')}
        </Button>
        <Button disabled={none} onPress={() => actions.remove(keys)}>
          {t('Delete')}
        </Button>
      </div>
      {actions.form.value === 'tag' && !none ? <TagForm lines={lines} actions={actions} /> : null}
      {actions.form.value === 'note' && first !== undefined && lines.length === 1 ? (
        <NoteForm key={first.key} line={first} actions={actions} />
      ) : null}
      <UndoBar model={model} actions={actions} />
    </div>
  );
}

function toggle({ form }: RunActions, kind: 'tag' | 'note'): void {
  form.value = form.peek() === kind ? undefined : kind;
}

function TagForm({ lines, actions }: { readonly lines: readonly RunLine[]; readonly actions: RunActions }): VNode {
  const text = useSignal('');
  const keys = lines.map(({ key }) => key);
  const tags = [...new Set(lines.flatMap((line) => line.tags))];
  const add = (): void => {
    actions.tag(keys, text.peek());
    text.value = '';
  };
  return (
    <form
      class="row label-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField label={t('New tag')} placeholder={t('New tag')} value={text.value} onInput={(value) => (text.value = value)} />
      <Button onPress={add}>{t('Add')}</Button>
      {tags.map((tag) => (
        <span key={tag} class="tag">
          <bdi>{tag}</bdi>
          <button
            type="button"
            aria-label={t('Remove tag {0}', tag)}
            title={t('Remove tag {0}', tag)}
            onClick={() => actions.untag(keys, tag)}
          >
            ×
          </button>
        </span>
      ))}
    </form>
  );
}

function NoteForm({ line, actions }: { readonly line: RunLine; readonly actions: RunActions }): VNode {
  const text = useSignal(line.note);
  const save = (): void => {
    actions.note(line.key, text.peek());
    actions.form.value = undefined;
  };
  return (
    <form
      class="row label-form wide"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t('Note on {0}', nameOf(line))}
        placeholder={t('Note')}
        value={text.value}
        onInput={(value) => (text.value = value)}
      />
      <Button onPress={save}>{t('Keep')}</Button>
    </form>
  );
}

function UndoBar({ model, actions }: BarProps): VNode | null {
  const offer = model.undo.value;
  if (offer === undefined) return null;
  const [only] = offer.names;
  return (
    <div class="row undo" role="status">
      <span>
        {offer.names.length === 1 && only !== undefined ? t('Deleted {0}.', only) : t('Deleted {0} runs.', formatCount(offer.names.length))}
      </span>
      <Button onPress={() => actions.restore(offer.deletion)}>{t('Undo')}</Button>
      <Button look="icon" label={t('Close')} onPress={() => (model.undo.value = undefined)}>
        ×
      </Button>
    </div>
  );
}
