import type { RunStatus } from '#protocol/run';
import { isUnderWay } from '#store/run-list';
import type { KeyedRow } from '../workbench';

/** How a training ended that was under way when last looked at. */
export interface TrainingEnd {
  readonly row: KeyedRow;
  readonly status: Extract<RunStatus, 'finished' | 'failed' | 'interrupted'>;
}

/**
 * Finds the trainings that have ended between two looks. One that was never seen under way tells nothing: it ended while no window was open. One that a
 * person stopped ended as that person wished.
 */
export class TrainingEnds {
  readonly #live = new Set<string>();

  look(rows: readonly KeyedRow[]): readonly TrainingEnd[] {
    const ends = rows.flatMap((row): readonly TrainingEnd[] => {
      if (!this.#live.has(row.key) || row.row.kind !== 'run') return [];
      const { status } = row.row;
      return status === 'finished' || status === 'failed' || status === 'interrupted' ? [{ row, status }] : [];
    });
    this.#live.clear();
    for (const { key, row } of rows) {
      if (row.kind === 'run' && (isUnderWay(row.status) || row.status === 'queued')) this.#live.add(key);
    }
    return ends;
  }
}
