import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../ui/translate';
import type { RunActions } from './run-actions';
import { deltaText, type RunColumn } from './run-columns';
import { nameOf, type RunEntry } from './run-entry';
import { Sparkline } from './sparkline';
import { stateSigns, stateWord } from './state-words';

interface RowProps {
  readonly id: string;
  readonly entry: RunEntry | undefined;
  readonly columns: readonly RunColumn[];
  /** Its place among all rows, from 1, the head included. */
  readonly place: number;
  /** Where it stands below the first row, in pixels. */
  readonly top: number;
  /** The run that this one is measured against. */
  readonly baseline: RunEntry | undefined;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly nowMs: number;
  readonly renaming: boolean;
  readonly actions: RunActions;
  readonly onClick: (event: MouseEvent, key: string) => void;
}

/** One run. It is drawn anew only when something about it has changed: scrolling moves rows and changes none. */
export function RunRow({ entry, ...props }: RowProps): VNode | null {
  const { columns, place, top, isChosen, isActive, nowMs, renaming, baseline } = props;
  const changing = [entry?.line, entry?.digest, columns, place, top, isChosen, isActive, nowMs, renaming, baseline?.line, baseline?.digest];
  return useMemo(() => (entry === undefined ? null : drawRow({ entry, ...props })), changing);
}

function drawRow(props: RowProps & { readonly entry: RunEntry }): VNode {
  const { id, entry, columns, place, top, isChosen, isActive, actions, onClick } = props;
  const { key } = entry.line;
  return (
    <div
      id={id}
      class={`run-row${isChosen ? ' chosen' : ''}${isActive ? ' active' : ''}${place % 2 === 0 ? ' even' : ''}`}
      role="row"
      aria-rowindex={place}
      aria-selected={isChosen}
      style={{ top: `${String(top)}px` }}
      onClick={(event) => {
        onClick(event, key);
      }}
      onDblClick={() => {
        actions.openCurves([key]);
      }}
    >
      {columns.map((column) => (
        <Cell key={column.id} {...props} entry={entry} column={column} />
      ))}
    </div>
  );
}

interface CellProps extends RowProps {
  readonly entry: RunEntry;
  readonly column: RunColumn;
}

function Cell(props: CellProps): VNode {
  const { kind } = props.column.kind;
  const title = kind === 'curve' ? undefined : titleOf(props);
  return (
    <div class={`cell ${kind}${props.column.isNumber ? ' number' : ''}`} role="gridcell" title={title}>
      <CellContent {...props} />
    </div>
  );
}

function CellContent({ entry, column, nowMs, renaming, actions }: CellProps): VNode {
  switch (column.kind.kind) {
    case 'baseline':
      return <Star entry={entry} actions={actions} />;
    case 'state':
      return <State entry={entry} />;
    case 'curve':
      return <Sparkline name={entry.digest?.curve ?? ''} values={entry.digest?.spark ?? []} />;
    case 'name':
      if (renaming) return <NameField entry={entry} actions={actions} />;
      return <bdi>{column.text(entry, nowMs)}</bdi>;
    default:
      return <bdi>{column.text(entry, nowMs)}</bdi>;
  }
}

function titleOf({ entry, column, nowMs, baseline }: CellProps): string | undefined {
  const { line } = entry;
  const text = column.text(entry, nowMs);
  switch (column.kind.kind) {
    case 'name':
      return line.title === null ? text : `${nameOf(line)} (${line.id})`;
    case 'age':
      return new Date(line.createdAt).toLocaleString();
    case 'state':
      return line.problem ?? text;
    case 'metric':
    case 'test':
      return measuredTitle(text, baseline?.line === line ? undefined : baseline, deltaText(column, entry, baseline));
    default:
      return text === '' ? undefined : text;
  }
}

function measuredTitle(text: string, baseline: RunEntry | undefined, delta: string): string {
  return baseline === undefined || delta === '' ? text : t('{0}, {1} to the baseline {2}', text, delta, nameOf(baseline.line));
}

function State({ entry: { line } }: { readonly entry: RunEntry }): VNode {
  return (
    <>
      <span class={`sign ${line.state}`} aria-hidden="true">
        {stateSigns[line.state]}
      </span>
      {stateWord(line.state)}
    </>
  );
}

function Star({ entry: { line }, actions }: { readonly entry: RunEntry; readonly actions: RunActions }): VNode {
  const label = line.isBaseline
    ? t('Unpin {0} as the baseline', nameOf(line))
    : t('Pin {0} as the baseline of {1}', nameOf(line), line.training);
  return (
    <button
      type="button"
      class={line.isBaseline ? 'star pinned' : 'star'}
      aria-label={label}
      aria-pressed={line.isBaseline}
      title={label}
      disabled={line.state === 'damaged'}
      onClick={(event) => {
        event.stopPropagation();
        actions.pin(line.key, !line.isBaseline);
      }}
    >
      {line.isBaseline ? '★' : '☆'}
    </button>
  );
}

function NameField({ entry: { line }, actions }: { readonly entry: RunEntry; readonly actions: RunActions }): VNode {
  return (
    <input
      class="name-field"
      aria-label={t('New name of {0}', nameOf(line))}
      defaultValue={nameOf(line)}
      maxLength={200}
      ref={(field) => {
        if (field !== null && document.activeElement !== field) {
          field.focus();
          field.select();
        }
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') actions.rename(line.key, event.currentTarget.value);
        else if (event.key === 'Escape') actions.renaming.value = undefined;
      }}
      onBlur={(event) => {
        if (actions.renaming.peek() === line.key) actions.rename(line.key, event.currentTarget.value);
      }}
      onClick={(event) => {
        event.stopPropagation();
      }}
      onDblClick={(event) => {
        event.stopPropagation();
      }}
    />
  );
}
