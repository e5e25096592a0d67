import { formatCount, formatDuration } from '#base/format-quantity';
import { formatMetric, formatMetrics } from '#base/format-metric';
import { sparkline } from '#base/sparkline';
import type { RunRow } from '#store/run-list';
import { escapeMarkdown } from '../words/markdown-text';
import type { Translate } from '#base/translate';
import { statusWord } from './run-view';

/** What a card shows besides the run: its losses in the order of the steps, empty where they are not at hand. */
export interface RunCardOptions {
  readonly t: Translate;
  readonly losses: readonly number[];
}

/** The card of a run in Markdown: state, data, device, best and last, and the loss as a row of bars. Every text of a user is escaped. */
export function runCard(row: RunRow, { t, losses }: RunCardOptions): string {
  const { id } = row.directory;
  if (row.kind === 'damaged') return `**${escapeMarkdown(id)}**\n\n${escapeMarkdown(row.reason.message)}`;
  const { labels } = row;
  const head = labels.title === null ? id : `${labels.title} (${id})`;
  const facts = [...standingFacts(row, t), ...originFacts(row, t)].filter(([, value]) => value !== '');
  const lines = facts.map(([name, value]) => `${escapeMarkdown(name)}: ${escapeMarkdown(value)}`);
  const curve = losses.length < 2 ? [] : [`${escapeMarkdown(t('Loss'))}: \`${sparkline(losses, 40)}\``];
  const words = [labels.tags.map((tag) => `#${tag}`).join(' '), labels.note].filter((text) => text !== '').map(escapeMarkdown);
  return [`**${escapeMarkdown(head)}**`, [...lines, ...curve].join('  \n'), ...words].join('\n\n');
}

type Fact = readonly [name: string, value: string];
type WholeRow = Extract<RunRow, { kind: 'run' }>;

function standingFacts({ run, status }: WholeRow, t: Translate): readonly Fact[] {
  const { epoch, epochs, step, steps } = run.progress;
  const best = run.best === null ? '' : t('{0} in epoch {1}', bestText(run.best), run.best.epoch);
  return [
    [t('State'), run.error === null ? statusWord(status, t) : `${statusWord(status, t)}: ${run.error.message}`],
    [t('Progress'), t('epoch {0} of {1}, step {2} of {3}', epoch, epochs, formatCount(step), formatCount(steps))],
    [t('Last'), formatMetrics(run.last)],
    [t('Best'), best],
    [t('Test'), formatMetrics(run.test ?? {})],
  ];
}

function bestText({ metric, value }: NonNullable<WholeRow['run']['best']>): string {
  return `${metric} ${formatMetric(metric, value)}`;
}

function originFacts({ run }: WholeRow, t: Translate): readonly Fact[] {
  const took = run.startedAt === null || run.endedAt === null ? '' : formatDuration(Date.parse(run.endedAt) - Date.parse(run.startedAt));
  const samples = Object.values(run.dataset?.counts ?? {}).map(formatCount);
  return [
    [t('Training'), run.name],
    [t('Data'), run.dataset === null ? '' : t('{0}: {1} samples', run.dataset.name, samples.join(' + '))],
    [t('Device'), run.device === null ? run.backend : `${run.backend}, ${run.device}`],
    [t('Seed'), String(run.seed)],
    [t('Took'), took],
  ];
}
