import type { RunRow } from '#store/run-list';

/** What a run is called in a list: its title, else its id without the day, as in `lenet-3`. */
export function runName(row: RunRow): string {
  const title = row.kind === 'run' ? row.labels.title : null;
  return title ?? row.directory.id.replace(/^\d{4}-\d\d-\d\d-/, '');
}
