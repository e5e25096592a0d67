import { latestPins } from '#protocol/label';
import type { KeyedRow } from '../workbench';

/** The keys of the runs that others of their training are measured against. */
export function baselineKeys(rows: readonly KeyedRow[]): ReadonlySet<string> {
  const pinned = latestPins(rows.map(pinOf));
  return new Set(rows.filter((_, index) => pinned[index]).map(({ key }) => key));
}

function pinOf({ key, row }: KeyedRow): { readonly training: string; readonly pinnedAt: string | null } {
  if (row.kind !== 'run') return { training: key, pinnedAt: null };
  const folder = key.slice(0, key.lastIndexOf('/'));
  return { training: `${folder} ${row.run.name}`, pinnedAt: row.labels.pinnedAt };
}
