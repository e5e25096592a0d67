import { formatCount, formatDuration } from '#base/format-quantity';
import type { Run } from '#protocol/run';
import type { RunDirectory } from '#store/run-directory';
import { readMetrics } from '#store/metric-log';
import { readRow, type RunRow } from '#store/run-list';
import type { ExitStatus } from './command';
import { formatMetrics } from '#base/format-metric';
import type { Output } from './output';
import { runRowAsJson } from './run-row';
import { sparkline } from '#base/sparkline';

/** Everything about one run: `neurozoo runs show RUN`. */
export function showRun(directory: RunDirectory, output: Output): ExitStatus {
  const row = readRow(directory);
  output.json(runRowAsJson(row));
  if (row.kind === 'damaged') {
    output.line(`${directory.id}  damaged: ${row.reason.message}`);
    return 1;
  }
  const { records, damaged } = readMetrics(directory);
  const losses = records.flatMap((record) => (record.kind === 'step' ? [record.losses.reduce((sum, loss) => sum + loss, 0)] : []));
  const facts: readonly Fact[] = [
    ...standingFacts(row),
    ['loss', sparkline(losses, 60)],
    ...resultFacts(row.run),
    ...originFacts(row.run),
    ['tags', row.labels.tags.join(' ')],
    ['note', row.labels.note],
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

/** A name and its value; an empty value is not shown. */
type Fact = readonly [name: string, value: string];

function standingFacts({ run, status, labels }: Extract<RunRow, { kind: 'run' }>): readonly Fact[] {
  const { epoch, epochs, step, steps } = run.progress;
  return [
    ['run', labels.title === null ? run.id : `${labels.title} (${run.id})`],
    ['training', run.name],
    ['state', status],
    ['error', run.error === null ? '' : `${run.error.code}: ${run.error.message}`],
    ['epoch', `${String(epoch)} of ${String(epochs)}, step ${String(step)} of ${String(steps)}`],
  ];
}

function resultFacts({ last, best, test }: Run): readonly Fact[] {
  return [
    ['last', formatMetrics(last)],
    ['best', best === null ? '' : `${formatMetrics({ [best.metric]: best.value })} in epoch ${String(best.epoch)}`],
    ['test', formatMetrics(test ?? {})],
  ];
}

function originFacts(run: Run): readonly Fact[] {
  const { dataset, git, versions } = run;
  const took = run.startedAt === null || run.endedAt === null ? '' : formatDuration(Date.parse(run.endedAt) - Date.parse(run.startedAt));
  return [
    ['data', dataset === null ? '' : `${dataset.name}: ${Object.values(dataset.counts).map(formatCount).join(' + ')} samples`],
    ['device', run.device === null ? run.backend : `${run.backend}, ${run.device}`],
    ['seed', String(run.seed)],
    ['took', took],
    ['code', git === null ? '' : `${git.commit.slice(0, 12)}${git.dirty ? ' with changes' : ''}`],
    ['versions', `neurozoo ${versions.neurozoo}, node ${versions.node}, tfjs ${versions.tfjs}`],
    ['attempts', String(run.attempts)],
    ['exact', run.notBitExact ?? ''],
  ];
}
