import { formatDuration } from '#base/format-quantity';
import type { Json } from '#base/json';
import type { Run, RunStatus } from '#protocol/run';
import { runHeadline } from '#protocol/run-headline';
import type { RunRow } from '#store/run-list';
import { formatMetric } from '#base/format-metric';
import type { Column } from './text-table';

/** The columns of `neurozoo runs list`. */
export const runTableColumns: readonly Column[] = [
  { heading: '' },
  { heading: 'run' },
  { heading: 'state' },
  { heading: 'epoch', isNumber: true },
  { heading: 'result' },
  { heading: 'age', isNumber: true },
  { heading: 'tags' },
];

const marks: Readonly<Record<RunStatus, string>> = {
  queued: '…',
  preparing: '…',
  running: '●',
  paused: '‖',
  finished: '✓',
  stopped: '■',
  failed: '✗',
  interrupted: '!',
};

/** A run as one row for people. */
export function runRowCells(row: RunRow, nowMs: number): string[] {
  if (row.kind === 'damaged') {
    return ['✗', row.directory.id, 'damaged', '', row.reason.message, '', ''];
  }
  const { run, status, labels } = row;
  const name = labels.title === null ? run.id : `${labels.title} (${run.id})`;
  const age = formatDuration(nowMs - Date.parse(run.createdAt));
  return [
    marks[status],
    name,
    status,
    `${String(run.progress.epoch)}/${String(run.progress.epochs)}`,
    resultOf(run),
    age,
    labels.tags.join(' '),
  ];
}

/** A run as `--json` gives it. */
export function runRowAsJson(row: RunRow): Json {
  if (row.kind === 'damaged') {
    return { run: row.directory.id, status: 'damaged', error: { code: row.reason.code, message: row.reason.message } };
  }
  const { run, status, labels } = row;
  return {
    run: run.id,
    training: run.name,
    status,
    createdAt: run.createdAt,
    endedAt: run.endedAt,
    backend: run.backend,
    device: run.device,
    seed: run.seed,
    progress: { ...run.progress },
    best: run.best === null ? null : { ...run.best },
    last: { ...run.last },
    test: run.test === null ? null : { ...run.test },
    title: labels.title,
    note: labels.note,
    tags: [...labels.tags],
    pinnedAt: labels.pinnedAt,
    directory: row.directory.path,
    error: run.error === null ? null : { code: run.error.code, message: run.error.message },
  };
}

/** The one number that matters: what went wrong, the test, the best, or the newest value. */
function resultOf(run: Run): string {
  if (run.error !== null) {
    return run.error.message;
  }
  const headline = runHeadline(run);
  if (headline === null) {
    return '';
  }
  const value = `${headline.metric} ${formatMetric(headline.metric, headline.value)}`;
  return headline.of === 'last' ? value : `${headline.of} ${value}`;
}
