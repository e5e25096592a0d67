import { join } from 'node:path';
import { collectLabels, parseLabel, type Label, type Labels } from '#protocol/label';
import { toRecordLine } from '#protocol/record-line';
import { appendShared } from './append-log';
import { LogTail } from './log-tail';
import type { RunDirectory } from './run-directory';

/** Names, tags or annotates a run, living or not. @throws NeurozooError ZOO3010 to ZOO3012 */
export function writeLabel(run: RunDirectory, label: Label): void {
  appendShared(run.door, labelPath(run), toRecordLine(label));
}

/**
 * What a run is called, tagged and annotated. Damaged lines count for nothing.
 *
 * @throws NeurozooError ZOO3002 when it is not a file that can be read
 */
export function readLabels(run: RunDirectory): Labels {
  const lines = new LogTail(run.door, labelPath(run)).readAll().records.map(parseLabel);
  return collectLabels(lines.flatMap((line) => (line.kind === 'value' ? [line.value] : [])));
}

function labelPath(run: RunDirectory): string {
  return join(run.path, 'labels.jsonl');
}
