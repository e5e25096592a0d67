import { formatDuration } from '#base/format-quantity';
import { isUnderWay } from '#store/run-list';
import { runName } from '../runs/run-names';
import type { RunProgress } from '../runs/run-progress';
import type { KeyedRow } from '../workbench';
import type { Translate } from '#base/translate';

/** What the status bar says of the trainings under way. */
export interface TrainingStatus {
  readonly text: string;
  /** The same in words, for who hears it. */
  readonly spoken: string;
}

/** The rows under way. */
export function liveRows<Row extends KeyedRow>(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ row }) => row.kind === 'run' && isUnderWay(row.status));
}

/** The status bar's text; undefined while nothing trains. Several trainings are counted, with the time until the last of them ends. */
export function trainingStatus(
  live: readonly KeyedRow[],
  progressOf: (key: string) => RunProgress | undefined,
  t: Translate,
): TrainingStatus | undefined {
  const [first, another] = live;
  if (first === undefined) return undefined;
  if (another === undefined) return statusOfOne(first, progressOf(first.key), t);
  const left = live.map(({ key }) => progressOf(key)?.leftMs ?? null);
  const longest = left.includes(null) ? [] : [t('{0} left', formatDuration(Math.max(...left.map((ms) => ms ?? 0))))];
  const words = [t('{0} trainings', live.length), ...longest].join(' · ');
  return { text: `$(sync~spin) ${words}`, spoken: words };
}

function statusOfOne({ row }: KeyedRow, progress: RunProgress | undefined, t: Translate): TrainingStatus | undefined {
  if (row.kind !== 'run') return undefined;
  const { epoch, epochs } = row.run.progress;
  const name = runName(row);
  if (row.status === 'preparing') return iconed('sync~spin', [name, t('preparing')]);
  const where = t('epoch {0}/{1}', Math.max(epoch, progress?.epoch ?? 0), epochs);
  if (row.status === 'paused') return iconed('debug-pause', [name, t('paused'), where]);
  const left = progress === undefined || progress.leftMs === null ? [] : [t('{0} left', formatDuration(progress.leftMs))];
  return iconed('sync~spin', [name, where, ...left]);
}

function iconed(icon: string, words: readonly string[]): TrainingStatus {
  return { text: `$(${icon}) ${words.join(' · ')}`, spoken: words.join(', ') };
}
