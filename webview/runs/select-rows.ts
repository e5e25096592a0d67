/** Which rows are chosen, and where the keyboard is. */
export interface RowSelection {
  readonly chosen: ReadonlySet<string>;
  /** The row that the keyboard acts on. */
  readonly active: string | undefined;
  /** Where a range that is drawn with Shift begins. */
  readonly anchor: string | undefined;
}

export const noSelection: RowSelection = { chosen: new Set(), active: undefined, anchor: undefined };

/** How a row is chosen: alone, as one more, or with all up to it. */
export type SelectMode = 'one' | 'toggle' | 'range';

/** A row that was clicked, or that the keyboard has gone to. */
export function selectRow(
  selection: RowSelection,
  key: string,
  { mode, order }: { mode: SelectMode; order: readonly string[] },
): RowSelection {
  switch (mode) {
    case 'one':
      return { chosen: new Set([key]), active: key, anchor: key };
    case 'toggle': {
      const chosen = new Set(selection.chosen);
      const wasChosen = chosen.delete(key);
      if (!wasChosen) chosen.add(key);
      return { chosen, active: key, anchor: key };
    }
    case 'range': {
      const from = Math.max(0, order.indexOf(selection.anchor ?? key));
      const to = order.indexOf(key);
      return { chosen: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)), active: key, anchor: order[from] };
    }
  }
}

/** A key of the keyboard in the table. */
export interface RowKey {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly command: boolean;
  /** Rows that Page Up and Page Down go over. */
  readonly pageRows: number;
}

/** The selection after a key; undefined where the table does nothing with it. Ctrl with an arrow moves without choosing. */
export function selectByKey(selection: RowSelection, order: readonly string[], press: RowKey): RowSelection | undefined {
  const { chosen, active } = selection;
  if (press.key === ' ' && active !== undefined) {
    return selectRow(selection, active, { mode: press.shiftKey ? 'range' : 'toggle', order });
  }
  if (press.key.toLowerCase() === 'a' && press.command) return { ...selection, chosen: new Set(order), active: active ?? order[0] };
  if (press.key === 'Escape' && chosen.size > 0) return { ...selection, chosen: new Set() };
  return moveByKey(selection, order, press);
}

function moveByKey(selection: RowSelection, order: readonly string[], press: RowKey): RowSelection | undefined {
  const target = targetOf(selection, order, press);
  if (target === undefined) return undefined;
  if (press.command && !press.shiftKey) return { ...selection, active: target };
  return selectRow(selection, target, { mode: press.shiftKey ? 'range' : 'one', order });
}

function targetOf({ active }: RowSelection, order: readonly string[], { key, pageRows }: RowKey): string | undefined {
  const at = active === undefined ? -1 : order.indexOf(active);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: order.length - 1,
  };
  const target = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return target === undefined ? undefined : order[Math.max(0, Math.min(order.length - 1, target))];
}

/** With the runs of every group that is chosen: what is done to a group is done to its runs. */
export function withMembers(selection: RowSelection, membersOf: (key: string) => readonly string[]): RowSelection {
  return { ...selection, chosen: new Set([...selection.chosen].flatMap((key) => [key, ...membersOf(key)])) };
}

/** Without the rows that are gone. */
export function withoutGone({ chosen, active, anchor }: RowSelection, isThere: (key: string) => boolean): RowSelection {
  const there = (key: string | undefined): string | undefined => (key !== undefined && isThere(key) ? key : undefined);
  return { chosen: new Set([...chosen].filter(isThere)), active: there(active), anchor: there(anchor) };
}
