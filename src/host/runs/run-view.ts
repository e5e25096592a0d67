import { formatDuration } from '#base/format-quantity';
import { formatMetric } from '#base/format-metric';
import { runHeadline } from '#protocol/run-headline';
import type { Run, RunStatus } from '#protocol/run';
import { isUnderWay, type RunRow } from '#store/run-list';
import type { Translate } from '#base/translate';
import type { RunProgress } from './run-progress';
import { runName } from './run-names';

/** A run as one line of a tree. */
export interface RunView {
  readonly label: string;
  /** The number that matters, then age or remaining time. */
  readonly description: string;
  /** A codicon and the theme's colour for it. */
  readonly icon: { readonly name: string; readonly color: string };
  /** The words that menus ask for: `run`, the state, and `complete`, `live` or `resting`, `resumable`, `tagged`, `baseline` or `ordinary`. */
  readonly context: string;
  /** The line with its state, for who hears it. */
  readonly spoken: string;
}

/** What a line is drawn from besides the run. */
export interface RunViewOptions {
  readonly t: Translate;
  readonly nowMs: number;
  readonly progress: RunProgress | undefined;
  readonly isBaseline: boolean;
}

const icons: Readonly<Record<RunStatus | 'damaged', RunView['icon']>> = {
  queued: { name: 'clock', color: 'charts.foreground' },
  preparing: { name: 'loading~spin', color: 'charts.blue' },
  running: { name: 'circle-filled', color: 'charts.blue' },
  paused: { name: 'debug-pause', color: 'charts.yellow' },
  finished: { name: 'pass', color: 'testing.iconPassed' },
  stopped: { name: 'debug-stop', color: 'charts.foreground' },
  failed: { name: 'error', color: 'testing.iconFailed' },
  interrupted: { name: 'warning', color: 'charts.yellow' },
  damaged: { name: 'circle-slash', color: 'testing.iconFailed' },
};

/** How a run is shown in the Runs view. */
export function runView(row: RunRow, options: RunViewOptions): RunView {
  const label = runName(row);
  if (row.kind === 'damaged') {
    const description = options.t('damaged: {0}', row.reason.message);
    return { label, description, icon: icons.damaged, context: 'run damaged resting', spoken: `${label}, ${description}` };
  }
  const description = describe(row, options);
  return {
    label,
    description: options.isBaseline ? `${description} ★` : description,
    icon: icons[row.status],
    context: contextOf(row, options.isBaseline),
    spoken: [label, statusWord(row.status, options.t), description, ...(options.isBaseline ? [options.t('baseline')] : [])].join(', '),
  };
}

/** A state in one word. */
export function statusWord(status: RunStatus, t: Translate): string {
  const words: Readonly<Record<RunStatus, string>> = {
    queued: t('queued'),
    preparing: t('preparing'),
    running: t('running'),
    paused: t('paused'),
    finished: t('finished'),
    stopped: t('stopped'),
    failed: t('failed'),
    interrupted: t('interrupted'),
  };
  return words[status];
}

/** `98.70 %`: the headline's value alone, which the line has room for; the card names the curve. */
export function headlineText(run: Run): string | null {
  const headline = runHeadline(run);
  if (headline === null) return null;
  const value = formatMetric(headline.metric, headline.value);
  return headline.metric.endsWith('loss') ? `${headline.metric} ${value}` : value;
}

/** Whether a run can go on from a checkpoint. */
export function isResumable(status: RunStatus): boolean {
  return status === 'stopped' || status === 'failed' || status === 'interrupted';
}

type WholeRow = Extract<RunRow, { kind: 'run' }>;

function describe({ run, status }: WholeRow, { t, nowMs, progress }: RunViewOptions): string {
  if (status === 'failed' && run.error !== null) return run.error.message;
  const value = headlineText(run);
  const parts = value === null ? [] : [value];
  switch (status) {
    case 'queued':
    case 'preparing':
      return statusWord(status, t);
    case 'running':
      return [...parts, epochText(run, progress, t), ...leftText(progress, t)].join(' · ');
    case 'paused':
    case 'stopped':
    case 'interrupted':
      return [statusWord(status, t), ...parts, epochText(run, progress, t)].join(' · ');
    case 'finished':
    case 'failed':
      return [...parts, ...bestText(run, t), ageText(nowMs - Date.parse(run.endedAt ?? run.createdAt), t)].join(' · ');
  }
}

function epochText({ progress: { epoch, epochs } }: Run, progress: RunProgress | undefined, t: Translate): string {
  return t('ep {0}/{1}', Math.max(epoch, progress?.epoch ?? 0), epochs);
}

function leftText(progress: RunProgress | undefined, t: Translate): readonly string[] {
  return progress === undefined || progress.leftMs === null ? [] : [t('{0} left', formatDuration(progress.leftMs))];
}

function bestText({ best }: Run, t: Translate): readonly string[] {
  return best === null ? [] : [t('best ep {0}', best.epoch)];
}

/** The largest unit is enough for an age: `2 h ago`, `3 d ago`. */
function ageText(ms: number, t: Translate): string {
  if (!(ms >= 60_000)) return t('just now');
  const [amount = '', unit = ''] = formatDuration(ms).split(' ');
  return t('{0} ago', `${amount} ${unit}`);
}

function contextOf({ status, labels }: WholeRow, isBaseline: boolean): string {
  return [
    'run',
    'complete',
    status,
    isUnderWay(status) ? 'live' : 'resting',
    ...(isResumable(status) ? ['resumable'] : []),
    ...(labels.tags.length > 0 ? ['tagged'] : []),
    isBaseline ? 'baseline' : 'ordinary',
  ].join(' ');
}
