import type { VNode } from 'preact';
import { formatCount } from '#base/format-quantity';
import { t } from '../ui/translate';
import { bandOf, spreadText, type RepeatGroup } from './group-repeats';
import type { RunColumn } from './run-columns';
import type { RunEntry } from './run-entry';
import { BandSparkline } from './sparkline';

interface GroupRowProps {
  readonly id: string;
  readonly group: RepeatGroup;
  readonly entries: readonly RunEntry[];
  readonly columns: readonly RunColumn[];
  readonly place: number;
  readonly top: number;
  readonly isOpen: boolean;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly nowMs: number;
  readonly onToggle: () => void;
  readonly onClick: (event: MouseEvent, key: string) => void;
}

/** The repeats of a training as one row: means with deviations, and the band of their curves. */
export function GroupRow(props: GroupRowProps): VNode {
  const { id, group, columns, place, top, isChosen, isActive, onClick } = props;
  return (
    <div
      id={id}
      class={`run-row group${isChosen ? ' chosen' : ''}${isActive ? ' active' : ''}`}
      role="row"
      aria-rowindex={place}
      aria-selected={isChosen}
      style={{ top: `${String(top)}px` }}
      onClick={(event) => {
        onClick(event, group.key);
      }}
      onDblClick={props.onToggle}
    >
      {columns.map((column) => (
        <div key={column.id} class={`cell ${column.kind.kind}${column.isNumber ? ' number' : ''}`} role="gridcell">
          <GroupCell {...props} column={column} />
        </div>
      ))}
    </div>
  );
}

function GroupCell({ group, entries, column, isOpen, nowMs, onToggle }: GroupRowProps & { readonly column: RunColumn }): VNode | null {
  const { kind } = column;
  const count = formatCount(entries.length);
  switch (kind.kind) {
    case 'name':
      return (
        <button
          type="button"
          class="toggle"
          aria-expanded={isOpen}
          aria-label={isOpen ? t('Close {0} repeats of {1}', count, group.training) : t('Open {0} repeats of {1}', count, group.training)}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          {isOpen ? '▾' : '▸'} {t('{0} repeats', count)}
        </button>
      );
    case 'training':
      return <bdi>{group.training}</bdi>;
    case 'curve':
      return <BandSparkline name={entries[0]?.digest?.curve ?? ''} band={bandOf(entries.map(({ digest }) => digest?.spark ?? []))} />;
    case 'metric':
    case 'test':
      return (
        <>
          {spreadText(
            kind.metric,
            entries.map((entry) => column.value(entry, nowMs)),
          )}
        </>
      );
    default:
      return null;
  }
}
