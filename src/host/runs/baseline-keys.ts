import { latestPins } from '#protocol/label';
import type { CatalogRow, RunCatalog } from '../workbench';

/** The keys of the runs that others of their training are measured against. */
export function baselineKeys(runs: Pick<RunCatalog, 'rows'>): ReadonlySet<string> {
  const rows = runs.rows();
  const pinned = latestPins(rows.map(({ row, folder }) => pinOf(row, folder.uri.toString())));
  return new Set(rows.filter((_, index) => pinned[index]).map(({ key }) => key));
}

function pinOf(row: CatalogRow['row'], folder: string): { readonly training: string; readonly pinnedAt: string | null } {
  return row.kind === 'run'
    ? { training: `${folder} ${row.run.name}`, pinnedAt: row.labels.pinnedAt }
    : { training: row.directory.path, pinnedAt: null };
}
