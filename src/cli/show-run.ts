import { formatDuration } from '#base/format-quantity';
import type { RunDirectory } from '#store/run-directory';
import { readMetrics } from '#store/metric-log';
import { readRow } from '#store/run-list';
import type { ExitStatus } from './command';
import { formatValues } from './follow-run';
import type { Output } from './output';
import { runRowAsJson } from './run-row';
import { sparkline } from './sparkline';

/** Everything about one run: `neurozoo runs show RUN`. */
export function showRun(directory: RunDirectory, output: Output): ExitStatus {
  const row = readRow(directory);
  output.json(runRowAsJson(row));
  if (row.kind === 'damaged') {
    output.line(`${directory.id}  damaged: ${row.reason.message}`);
    return 1;
  }
  const { run, status, labels } = row;
  const { records, damaged } = readMetrics(directory);
  const losses = records.flatMap((record) => (record.kind === 'step' ? [record.losses.reduce((sum, loss) => sum + loss, 0)] : []));
  const facts: readonly (readonly [string, string])[] = [
    ['run', labels.title === null ? run.id : `${labels.title} (${run.id})`],
    ['training', run.name],
    ['state', status],
    [
      'epoch',
      `${String(run.progress.epoch)} of ${String(run.progress.epochs)}, step ${String(run.progress.step)} of ${String(run.progress.steps)}`,
    ],
    ['loss', sparkline(losses, 60)],
    ['last', formatValues(run.last)],
    ['best', run.best === null ? '' : `${formatValues({ [run.best.metric]: run.best.value })} in epoch ${String(run.best.epoch)}`],
    ['test', formatValues(run.test ?? {})],
    ['data', run.dataset === null ? '' : `${run.dataset.name}: ${Object.values(run.dataset.counts).join(' + ')} samples`],
    ['device', `${run.backend}${run.device === null ? '' : `, ${run.device}`}`],
    ['seed', String(run.seed)],
    ['took', run.startedAt === null || run.endedAt === null ? '' : formatDuration(Date.parse(run.endedAt) - Date.parse(run.startedAt))],
    ['code', run.git === null ? '' : `${run.git.commit.slice(0, 12)}${run.git.dirty ? ' with changes' : ''}`],
    ['versions', `neurozoo ${run.versions.neurozoo}, node ${run.versions.node}, tfjs ${run.versions.tfjs}`],
    ['attempts', String(run.attempts)],
    ['exact', run.notBitExact ?? ''],
    ['tags', labels.tags.join(' ')],
    ['note', labels.note],
    ['error', run.error === null ? '' : `${run.error.code}: ${run.error.message}`],
    ['damaged', damaged === 0 ? '' : `${String(damaged)} lines of metrics cannot be read`],
    ['folder', directory.path],
  ];
  for (const [name, value] of facts) {
    if (value !== '') {
      output.line(`${name.padEnd(8)}  ${value}`);
    }
  }
  return 0;
}
