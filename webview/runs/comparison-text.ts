import { formatMetric } from '#base/format-metric';
import { formatDuration } from '#base/format-quantity';
import { fromWorded } from '#protocol/exact-number';
import { bestOf, type ComparedRun, type ComparisonGroup, type ComparisonRow, type RunComparison } from '#protocol/run-comparison';
import { t } from '../ui/translate';

/** The group in the person's language. */
export function groupTitle(group: ComparisonGroup): string {
  switch (group) {
    case 'results':
      return t('Results');
    case 'recipe':
      return t('Recipe');
    case 'architecture':
      return t('Architecture');
    case 'data':
      return t('Data');
    case 'code':
      return t('Code');
    case 'environment':
      return t('Environment');
  }
}

/** How far each run is from the pinned baseline in a row that is measured, as in `+0.21 %`; empty for the baseline itself and where there is none. */
export function baselineDeltas({ words, measured }: ComparisonRow, runs: readonly ComparedRun[]): readonly string[] {
  const baseline = runs.findIndex(({ isBaseline }) => isBaseline);
  const reference = measured?.values[baseline] ?? null;
  return runs.map((_, index) => {
    const value = measured?.values[index] ?? null;
    if (reference === null || value === null || index === baseline) return '';
    const difference = fromWorded(value) - fromWorded(reference);
    return Number.isFinite(difference) ? signed(words, difference) : '';
  });
}

function signed(words: string, difference: number): string {
  const size = Math.abs(difference);
  const text = words === 'duration' ? formatDuration(size) : formatMetric(words.slice(words.indexOf(' ') + 1), size);
  return size === 0 ? '±0' : `${difference > 0 ? '+' : '−'}${text}`;
}

/** The comparison as a table in Markdown, with a heading for each group; what would be read as formatting is escaped. */
export function toMarkdown({ runs }: RunComparison, rows: readonly ComparisonRow[]): string {
  const head = [
    markdownRow(['', ...runs.map(({ name, isBaseline }) => (isBaseline ? `${name} ★` : name))]),
    `| --- |${runs.map(() => ' --- |').join('')}`,
  ];
  const body = rows.flatMap((row, index) => {
    const best = bestOf(row);
    const deltas = baselineDeltas(row, runs);
    const cells = row.texts.map((text, run) => {
      const delta = deltas[run] ?? '';
      return `${best.includes(run) ? t('{0} (best)', text) : text}${delta === '' ? '' : ` (${delta})`}`;
    });
    const line = markdownRow([row.words, ...cells]);
    return row.group === rows[index - 1]?.group ? [line] : [`| **${groupTitle(row.group)}** |${runs.map(() => ' |').join('')}`, line];
  });
  return `${[...head, ...body].join('\n')}\n`;
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(escaped).join(' | ')} |`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
}
