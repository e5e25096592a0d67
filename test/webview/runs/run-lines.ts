import type { RunDigest, RunLine } from '#protocol/pages/runs-page';
import type { RunEntry } from '#webview/runs/run-entry';

/** A finished run; what is given replaces what it would be. */
export function lineOf(key: string, changes: Partial<RunLine> = {}): RunLine {
  return {
    key,
    id: key,
    title: null,
    folder: '',
    training: 'lenet',
    state: 'finished',
    problem: null,
    createdAt: Date.UTC(2026, 10, 24, 8),
    startedAt: Date.UTC(2026, 10, 24, 8),
    endedAt: Date.UTC(2026, 10, 24, 8, 1),
    seed: 7,
    backend: 'eager',
    device: 'wasm, 2 threads',
    progress: { epoch: 12, epochs: 12, step: 100, steps: 100 },
    best: { metric: 'val.accuracy', value: 0.98, epoch: 9 },
    last: { 'val.accuracy': 0.97, 'val.loss': 0.1 },
    test: { accuracy: 0.985 },
    tags: [],
    note: '',
    isBaseline: false,
    ...changes,
  };
}

/** What was read of a run's recipe and metrics. */
export function digestOf(key: string, changes: Partial<RunDigest> = {}): RunDigest {
  return {
    key,
    curve: 'val.accuracy',
    spark: [0.5, 0.9, null, 0.97],
    metrics: {
      'val.accuracy': {
        better: 'higher',
        min: { value: 0.5, epoch: 1 },
        max: { value: 0.98, epoch: 9 },
        last: { value: 0.97, epoch: 12 },
      },
    },
    settings: { 'batch.size': 32, 'optimizer.kind': 'adam', seed: 7 },
    recipe: 'a',
    ...changes,
  };
}

/** A run that has been read. */
export function entryOf(key: string, line: Partial<RunLine> = {}, digest: Partial<RunDigest> = {}): RunEntry {
  return { line: lineOf(key, line), digest: digestOf(key, digest) };
}
