import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../ui/translate';
import type { RunActions } from './run-actions';
import type { RunColumn } from './run-columns';
import { GroupRow } from './group-row';
import { isLiving, type RunEntry } from './run-entry';
import { RunRow } from './run-row';
import type { RunsModel } from './runs-model';
import { rowWindow, scrollToRow } from './row-window';
import { selectByKey, selectRow, withMembers, type RowSelection } from './select-rows';

interface TableProps {
  readonly model: RunsModel;
  readonly actions: RunActions;
}

/** All runs, of which only the rows on the screen are drawn. */
export function RunTable({ model, actions }: TableProps): VNode {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef<readonly string[]>([]);
  const view = useSignal({ top: 0, height: 600, rowHeight: 28 });
  const order = model.rows.value;
  const columns = model.columns.value;
  const { first, end } = rowWindow(order.length, view.value);
  const shown = order.slice(first, end);
  const { active, chosen } = model.selection.value;
  const { rowHeight } = view.value;
  const seen = (): View => ({ ...view.peek(), top: box.current?.scrollTop ?? 0 });
  useEffect(() => measured(box.current, view), []);
  useEffect(() => {
    model.look(shown);
  }, [shown.join('\n')]);
  useLayoutEffect(() => {
    keepPlace(box.current, { before: before.current, order }, seen());
    before.current = order;
  }, [order]);
  const isRenaming = actions.renaming.value !== undefined;
  useLayoutEffect(() => (isRenaming ? () => box.current?.focus() : undefined), [isRenaming]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== box.current) return;
    const pageRows = Math.max(1, Math.floor(view.peek().height / rowHeight) - 2);
    if (openByKey(model, event.key)) return;
    const next = selectByKey(model.selection.peek(), order, {
      key: event.key,
      shiftKey: event.shiftKey,
      command: event.ctrlKey || event.metaKey,
      pageRows,
    });
    if (next !== undefined) {
      choose(model, next);
    } else if (!actions.onKey(event.key)) return;
    const row = order.indexOf(model.selection.peek().active ?? '');
    if (row >= 0 && box.current !== null) box.current.scrollTop = scrollToRow(row, bodyView(seen()));
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, key: string): void => {
    const mode = event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one';
    choose(model, selectRow(model.selection.peek(), key, { mode, order: model.rows.peek() }));
  };
  return (
    <div
      ref={box}
      class="run-table"
      role="grid"
      tabIndex={0}
      aria-label={t('Runs')}
      aria-multiselectable="true"
      aria-rowcount={order.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={active !== undefined && shown.includes(active) ? rowId(active) : undefined}
      style={{ '--columns': gridColumns(columns), '--width': `${String(sumOf(columns))}em`, '--row-height': `${String(rowHeight)}px` }}
      onKeyDown={onKeyDown}
      onScroll={() => {
        const top = steppedTop(box.current?.scrollTop ?? 0, rowHeight);
        if (top !== view.peek().top) view.value = { ...view.peek(), top };
      }}
    >
      <TableHead model={model} columns={columns} />
      <div class="run-rows" role="rowgroup" style={{ height: `${String(order.length * rowHeight)}px` }}>
        {shown.map((key, index) => (
          <AnyRow
            key={key}
            rowKey={key}
            model={model}
            actions={actions}
            columns={columns}
            place={first + index + 2}
            top={(first + index) * rowHeight}
            isChosen={chosen.has(key)}
            isActive={active === key}
            onClick={onClick}
          />
        ))}
      </div>
    </div>
  );
}

interface AnyRowProps {
  readonly rowKey: string;
  readonly model: RunsModel;
  readonly actions: RunActions;
  readonly columns: readonly RunColumn[];
  readonly place: number;
  readonly top: number;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly onClick: (event: MouseEvent, key: string) => void;
}

/** A run, or several repeats of one. */
function AnyRow({ rowKey, model, actions, ...common }: AnyRowProps): VNode {
  const group = model.groups.value.get(rowKey);
  const entry = model.entry(rowKey);
  const nowMs = shownTime(model.nowMs.value, entry);
  const id = rowId(rowKey);
  if (group === undefined) {
    const isRenaming = actions.renaming.value === rowKey;
    const baseline = entry === undefined ? undefined : model.baselineOf(entry);
    return <RunRow {...common} id={id} entry={entry} baseline={baseline} nowMs={nowMs} renaming={isRenaming} actions={actions} />;
  }
  return (
    <GroupRow
      {...common}
      id={id}
      group={group}
      entries={group.members.flatMap((key) => model.entry(key) ?? [])}
      isOpen={model.openGroups.value.has(rowKey)}
      nowMs={nowMs}
      onToggle={() => {
        model.toggleGroup(rowKey);
      }}
    />
  );
}

/** Only a run under way is drawn anew every second: the ages of the others change slowly. */
function shownTime(nowMs: number, entry: RunEntry | undefined): number {
  return entry !== undefined && isLiving(entry.line.state) ? nowMs : Math.floor(nowMs / 10_000) * 10_000;
}

function choose(model: RunsModel, selection: RowSelection): void {
  model.selection.value = withMembers(selection, (key) => model.groups.peek().get(key)?.members ?? []);
}

/** The right arrow opens a group of repeats, the left one closes it. */
function openByKey(model: RunsModel, key: string): boolean {
  const { active } = model.selection.peek();
  const isOpen = model.openGroups.peek().has(active ?? '');
  if (active === undefined || !model.groups.peek().has(active) || key !== (isOpen ? 'ArrowLeft' : 'ArrowRight')) return false;
  model.toggleGroup(active);
  return true;
}

function TableHead({ model, columns }: { readonly model: RunsModel; readonly columns: readonly RunColumn[] }): VNode {
  const { sort } = model.preferences.value;
  return (
    <div class="run-head" role="rowgroup">
      <div class="run-row" role="row" aria-rowindex={1}>
        {columns.map((column) => {
          const isSorted = sort.column === column.id;
          const direction = isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none';
          return (
            <div key={column.id} class={column.isNumber ? 'cell number' : 'cell'} role="columnheader" aria-sort={direction}>
              <button
                type="button"
                class="sort"
                title={t('Sort by {0}', column.title)}
                onClick={() => {
                  model.change({ sort: { column: column.id, descending: isSorted ? !sort.descending : firstDirection(column) } });
                }}
              >
                <span class={column.id === 'baseline' ? 'only-read-out' : 'title'}>{column.title}</span>
                {column.id === 'baseline' ? <span aria-hidden="true">★</span> : null}
                {isSorted ? <span aria-hidden="true">{sort.descending ? '▼' : '▲'}</span> : null}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The first click on a measured column shows the largest value first, on losses and words the least. */
function firstDirection({ kind, isNumber }: RunColumn): boolean {
  if (kind.kind === 'metric' || kind.kind === 'test') return !kind.metric.endsWith('loss');
  return (isNumber && kind.kind !== 'age' && kind.kind !== 'seed') || kind.kind === 'baseline';
}

function rowId(key: string): string {
  return `run ${key}`.replace(/\s/g, '·');
}

function gridColumns(columns: readonly RunColumn[]): string {
  return columns.map(({ id, width }) => (id === 'name' ? `minmax(${String(width)}em, 1fr)` : `${String(width)}em`)).join(' ');
}

function sumOf(columns: readonly RunColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** Rows are drawn anew only every few rows of scrolling; more of them are drawn than are seen. */
function steppedTop(top: number, rowHeight: number): number {
  const step = 4 * rowHeight;
  return Math.floor(top / step) * step;
}

interface View {
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
}

/** The part of the view below the head, which stays where it is while the rows scroll. */
function bodyView({ top, height, rowHeight }: View): View {
  return { top, height: height - rowHeight - 2, rowHeight };
}

/** Follows the size of the table and of the editor's font. */
function measured(box: HTMLDivElement | null, view: { value: View; peek(): View }): (() => void) | undefined {
  if (box === null) return undefined;
  const observer = new ResizeObserver(() => {
    const rowHeight = Math.round(2.1 * Number.parseFloat(getComputedStyle(box).fontSize));
    view.value = { ...view.peek(), height: box.clientHeight, rowHeight };
  });
  observer.observe(box);
  return () => {
    observer.disconnect();
  };
}

/** Rows that come in or leave above the screen do not move what is on it. */
function keepPlace(
  box: HTMLDivElement | null,
  orders: { before: readonly string[]; order: readonly string[] },
  { top, rowHeight }: View,
): void {
  const { before, order } = orders;
  const row = Math.floor(top / rowHeight);
  const key = before[row];
  const now = key === undefined || row === 0 ? -1 : order.indexOf(key);
  if (box !== null && now >= 0 && now !== row && top > 0) box.scrollTop = top + (now - row) * rowHeight;
}
