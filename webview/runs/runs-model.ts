import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { RunDigest, RunLine, RunsToHost, RunsToPage } from '#protocol/pages/runs-page';
import { parseFilter, type RunFilter } from './filter-runs';
import { groupedRows, groupRepeats, type RepeatGroup } from './group-repeats';
import { columnOf, type RunColumn } from './run-columns';
import type { RunEntry } from './run-entry';
import { defaultColumns, readPreferences, type RunsPreferences } from './runs-preferences';
import { noSelection, withoutGone, type RowSelection } from './select-rows';
import { keepOrder, sortRuns } from './sort-runs';

/** What was just deleted and can still come back. */
export interface UndoOffer {
  readonly deletion: number;
  readonly names: readonly string[];
}

/** The table's state: what the host told, what the person set up, and what follows from both. */
export interface RunsModel {
  readonly lines: ReadonlySignal<ReadonlyMap<string, RunLine>>;
  /** False until the host has said which runs there are. */
  readonly isTold: ReadonlySignal<boolean>;
  readonly preferences: ReadonlySignal<RunsPreferences>;
  readonly columns: ReadonlySignal<readonly RunColumn[]>;
  readonly entries: ReadonlySignal<readonly RunEntry[]>;
  /** What is not understood of the filter; the last one that was understood goes on. */
  readonly filterProblem: ReadonlySignal<string | undefined>;
  /** Keys of the rows in their order on the screen. */
  readonly order: ReadonlySignal<readonly string[]>;
  /** What stands on the screen: the keys of {@link order}, or of groups of repeats in the place of their runs. */
  readonly rows: ReadonlySignal<readonly string[]>;
  readonly groups: ReadonlySignal<ReadonlyMap<string, RepeatGroup>>;
  /** Keys of the groups whose runs are shown. */
  /** The pinned run that a run is measured against. */
  baselineOf(entry: RunEntry): RunEntry | undefined;
  readonly openGroups: ReadonlySignal<ReadonlySet<string>>;
  toggleGroup(key: string): void;
  /** Values have changed so that sorting again would move rows. */
  readonly isStale: ReadonlySignal<boolean>;
  readonly selection: Signal<RowSelection>;
  readonly undo: Signal<UndoOffer | undefined>;
  readonly nowMs: ReadonlySignal<number>;
  entry(key: string): RunEntry | undefined;
  change(preferences: Partial<RunsPreferences>): void;
  sortAgain(): void;
  take(message: RunsToPage): void;
  tick(nowMs: number): void;
  /** These rows are on the screen; what is missing is asked for, and with it all others where sorting or filtering needs them. */
  look(keys: readonly string[]): void;
  /** All rows are asked for, for a list of everything that differs. */
  lookAtAll(): void;
}

const noGroups: ReadonlyMap<string, RepeatGroup> = new Map();

/** How long the screen rests before its rows are read, in milliseconds. */
const askMs = 60;

/** How the model reaches the host. */
export interface RunsLink {
  readonly post: (message: RunsToHost) => void;
  readonly keep: (preferences: RunsPreferences) => void;
  readonly kept: unknown;
}

/** Empty until the host has told which runs there are. */
export function createRunsModel({ post, keep, kept }: RunsLink): RunsModel {
  const lines = signal<ReadonlyMap<string, RunLine>>(new Map());
  const digests = signal<ReadonlyMap<string, RunDigest>>(new Map());
  const isTold = signal(false);
  const preferences = signal(readPreferences(kept));
  const nowMs = signal(Date.now());
  const order = signal<readonly string[]>([]);
  const isStale = signal(false);
  const selection = signal(noSelection);
  const undo = signal<UndoOffer | undefined>(undefined);
  const entries = computed(() => [...lines.value.values()].map((line) => ({ line, digest: digests.value.get(line.key) })));
  // As one text, so that the columns are the same objects as long as they are the same columns, whatever else is told.
  const columnIds = computed(() => (preferences.value.columns ?? defaultColumns([...lines.value.values()])).join('\n'));
  const columns = computed(() => columnIds.value.split('\n').flatMap((id) => columnOf(id) ?? []));
  const parsedFilter = computed(() => parseFilter(preferences.value.filter));
  const entryOf = (key: string): RunEntry | undefined => {
    const line = lines.value.get(key);
    return line === undefined ? undefined : { line, digest: digests.value.get(key) };
  };
  const groups = computed(() => (preferences.value.isGrouped ? groupRepeats(order.value, entryOf) : noGroups));
  const baselines = computed(
    () =>
      new Map(
        [...lines.value.values()].filter(({ isBaseline }) => isBaseline).map((line) => [`${line.folder}/${line.training}`, line.key]),
      ),
  );
  const openGroups = signal<ReadonlySet<string>>(new Set());
  const rows = computed(() =>
    groups.value.size === 0 ? order.value : groupedRows(order.value, groups.value, (key) => openGroups.value.has(key)),
  );
  let understood: RunFilter = { matches: () => true, isRead: false };
  let looked = '';
  let screen: readonly string[] = [];
  let wantsAll = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sortColumn = (): RunColumn | undefined => columnOf(preferences.value.sort.column);
  const arrange = (by: 'person' | 'news'): void => {
    if (parsedFilter.value.kind === 'filter') understood = parsedFilter.value.filter;
    const column = sortColumn();
    const found = entries.value.filter((entry) => understood.matches(entry, nowMs.value));
    const { descending } = preferences.value.sort;
    const sorted = (column === undefined ? found : sortRuns(found, column, { descending, nowMs: nowMs.value })).map(({ line }) => line.key);
    const next = by === 'person' ? sorted : keepOrder(order.value, sorted);
    isStale.value = next.some((key, index) => key !== sorted[index]);
    if (next.length !== order.value.length || next.some((key, index) => key !== order.value[index])) order.value = next;
  };
  /** Scrolling looks at other rows all the time; only where it rests is asked for. */
  const ask = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      askNow();
    }, askMs);
  };
  const askNow = (): void => {
    const needsAll = wantsAll || understood.isRead || sortColumn()?.isRead === true || preferences.value.isGrouped;
    const keys = needsAll ? [...new Set([...screen, ...lines.value.keys()])] : screen;
    const text = keys.join('\n');
    if (text === looked) return;
    looked = text;
    post({ kind: 'look', keys: [...keys] });
  };
  const takeLines = ({ reset, lines: fresh, gone }: Extract<RunsToPage, { kind: 'lines' }>): void => {
    const next = new Map(reset ? [] : lines.value);
    for (const key of gone) next.delete(key);
    for (const line of fresh) next.set(line.key, line);
    lines.value = next;
    selection.value = withoutGone(selection.value, (key) => next.has(key));
    if (reset) looked = '';
    arrange(isTold.value ? 'news' : 'person');
    isTold.value = true;
    ask();
  };
  const takeDigests = (fresh: readonly RunDigest[]): void => {
    // A row that is read for the first time goes to its place; one that was there stays where the person looks at it.
    const isFirst = fresh.some(({ key }) => !digests.value.has(key));
    digests.value = new Map([...digests.value, ...fresh.map((digest): [string, RunDigest] => [digest.key, digest])]);
    // Where nothing is sorted or filtered by what is read, nothing moves by it.
    if (sortColumn()?.isRead === true || understood.isRead) arrange(isFirst ? 'person' : 'news');
  };
  return {
    lines,
    isTold,
    preferences,
    columns,
    entries,
    order,
    isStale,
    selection,
    undo,
    nowMs,
    filterProblem: computed(() => (parsedFilter.value.kind === 'problem' ? parsedFilter.value.problem : undefined)),
    entry: entryOf,
    baselineOf: ({ line }) => entryOf(baselines.value.get(`${line.folder}/${line.training}`) ?? ''),
    rows,
    groups,
    openGroups,
    toggleGroup: (key) => {
      const open = new Set(openGroups.value);
      const wasOpen = open.delete(key);
      if (!wasOpen) open.add(key);
      openGroups.value = open;
    },
    change: (changed) => {
      preferences.value = { ...preferences.value, ...changed };
      keep(preferences.value);
      arrange('person');
      ask();
    },
    sortAgain: () => {
      arrange('person');
    },
    take: (message) => {
      switch (message.kind) {
        case 'lines':
          takeLines(message);
          return;
        case 'digests':
          takeDigests(message.digests);
          return;
        case 'deleted':
          undo.value = { deletion: message.deletion, names: message.names };
          return;
        case 'restored':
          if (undo.value?.deletion === message.deletion) undo.value = undefined;
          return;
        case 'view':
        case 'comparison':
          return;
      }
    },
    tick: (now) => {
      nowMs.value = now;
    },
    look: (keys) => {
      screen = keys.filter((key) => lines.value.has(key));
      ask();
    },
    lookAtAll: () => {
      wantsAll = true;
      ask();
    },
  };
}
