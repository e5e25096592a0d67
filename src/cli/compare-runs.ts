import type { Json } from '#base/json';
import { NeurozooError } from '#base/neurozoo-error';
import { compareArchitectures } from '#diagram/compare-architectures';
import { bestOf, isDifferent, type ComparisonRow, type DiffLine, type RunComparison } from '#protocol/run-comparison';
import { compareRuns, type RunToCompare } from '#session/compare-runs';
import type { RunDirectory } from '#store/run-directory';
import { readRow } from '#store/run-list';
import type { ExitStatus } from './command';
import type { Output } from './output';
import { formatTable } from './text-table';

/**
 * What differs between runs, and how they did: `neurozoo runs compare A B…`. What is equal is left out.
 *
 * @throws NeurozooError when a run is damaged, with what is wrong with it
 */
export async function printComparison(directories: readonly RunDirectory[], output: Output): Promise<ExitStatus> {
  const comparison = await compareRuns(directories.map(toCompare), { compareNetworks: compareArchitectures });
  const rows = comparison.rows.filter(isDifferent);
  output.json({
    runs: directories.map(({ id }) => id),
    differences: rows.map(({ group, words, texts }): Json => ({ group, name: words, values: [...texts] })),
  });
  if (rows.length === 0) {
    output.line('These runs do not differ.');
    return 0;
  }
  const columns = [{ heading: '' }, ...directories.map(({ id }) => ({ heading: id }))];
  for (const line of formatTable(columns, tableRows(rows))) output.line(line);
  printSources(comparison, output);
  return 0;
}

function toCompare(directory: RunDirectory): RunToCompare {
  const row = readRow(directory);
  if (row.kind === 'damaged') throw new NeurozooError(row.reason);
  return { key: directory.id, row, isBaseline: row.labels.pinnedAt !== null };
}

/** The rows below the name of their group; the best of what is measured says so. */
function tableRows(rows: readonly ComparisonRow[]): string[][] {
  return rows.flatMap((row, index) => {
    const best = bestOf(row);
    const cells = [row.words, ...row.texts.map((text, run) => (best.includes(run) ? `${text} (best)` : text))];
    return row.group === rows[index - 1]?.group ? [cells] : [[`[${row.group}]`], cells];
  });
}

const marks: Readonly<Record<DiffLine['kind'], string>> = { same: '  ', removed: '- ', added: '+ ', skipped: '  … ' };

function printSources({ runs, sources }: RunComparison, output: Output): void {
  for (const { run, file, lines } of sources) {
    output.line('');
    output.line(`${file}: ${runs[0]?.id ?? ''} → ${runs[run]?.id ?? ''}`);
    for (const { kind, text } of lines) output.line(`${marks[kind]}${kind === 'skipped' ? `${text} equal lines` : text}`);
  }
}
