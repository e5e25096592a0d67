import type { RunLine } from '#protocol/pages/runs-page';
import { toWorded } from '#protocol/exact-number';
import { baselineKeys } from '../runs/baseline-keys';
import type { RunRow } from '#store/run-list';

/** A run as a desk needs it; every `CatalogRow` is one. */
export interface DeskRow {
  readonly key: string;
  readonly folder: { readonly name: string; readonly uri: { readonly fsPath: string } };
  readonly row: RunRow;
}

/** Runs as the table shows them, in the order given; the folder's name stands where there are several folders. */
export function toRunLines(rows: readonly DeskRow[]): RunLine[] {
  const manyFolders = new Set(rows.map(({ folder }) => folder.name)).size > 1;
  const baselines = baselineKeys(rows);
  return rows.map((row) => ({ ...toLine(row), folder: manyFolders ? row.folder.name : '', isBaseline: baselines.has(row.key) }));
}

function toLine({ key, row }: DeskRow): RunLine {
  return row.kind === 'run' ? lineOfRun(key, row) : damagedLine(key, row.directory.id, row.reason.message);
}

function lineOfRun(key: string, { run, labels, status }: Extract<RunRow, { kind: 'run' }>): RunLine {
  return {
    key,
    id: run.id,
    title: labels.title,
    folder: '',
    training: run.name,
    state: status,
    problem: run.error?.message ?? null,
    createdAt: Date.parse(run.createdAt),
    startedAt: run.startedAt === null ? null : Date.parse(run.startedAt),
    endedAt: run.endedAt === null ? null : Date.parse(run.endedAt),
    seed: run.seed,
    backend: run.backend,
    device: run.device,
    progress: run.progress,
    best: run.best === null ? null : { metric: run.best.metric, value: toWorded(run.best.value), epoch: run.best.epoch },
    last: worded(run.last),
    test: worded(run.test ?? {}),
    tags: [...labels.tags],
    note: labels.note,
    isBaseline: false,
  };
}

function worded(values: Readonly<Record<string, number>>): RunLine['last'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toWorded(value)]));
}

/** A damaged run has only its id, which begins with its day. */
function damagedLine(key: string, id: string, problem: string): RunLine {
  const day = Date.parse(id.slice(0, 10));
  return {
    key,
    id,
    title: null,
    folder: '',
    training: '',
    state: 'damaged',
    problem,
    createdAt: Number.isNaN(day) ? 0 : day,
    startedAt: null,
    endedAt: null,
    seed: null,
    backend: '',
    device: null,
    progress: { epoch: 0, epochs: 0, step: 0, steps: 0 },
    best: null,
    last: {},
    test: {},
    tags: [],
    note: '',
    isBaseline: false,
  };
}
