import { join } from 'node:path';
import { readMetrics } from '#store/metric-log';
import type { RunDirectory } from '#store/run-directory';

/** A longer curve is not read for a card: it would hold the editor up. */
const largestBytes = 4 * 1024 * 1024;

/** The sum of the losses of each step, in order; empty where there are none or reading them would take long. */
export function runLosses(run: RunDirectory): readonly number[] {
  if (metricBytes(run) > largestBytes) return [];
  return readMetrics(run).records.flatMap((record) => (record.kind === 'step' ? [record.losses.reduce((sum, loss) => sum + loss, 0)] : []));
}

function metricBytes({ door, path }: RunDirectory): number {
  if (door.lstat(path)?.isDirectory() !== true) return 0;
  const files = door.readdir(path).filter((name) => /^metrics-\d+\.jsonl$/.test(name));
  return files.reduce((sum, name) => sum + (door.lstat(join(path, name))?.size ?? 0), 0);
}
