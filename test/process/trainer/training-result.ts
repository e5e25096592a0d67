import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import type { CheckpointPart } from '#protocol/manifest';
import { withoutClock } from '#protocol/metrics';
import type { Run } from '#protocol/run';
import { loadCheckpoint } from '#store/checkpoint';
import { readMetrics } from '#store/metric-log';
import { readRun, type RunDirectory } from '#store/run-directory';
import { checkpointsFolder } from '#store/checkpoint-folder';

/** Everything of a training that must not depend on how often it was interrupted. */
export interface TrainingResult {
  readonly status: Run['status'];
  readonly step: number;
  /** sha256 of the last checkpoint's files, checked against their content. */
  readonly parts: Readonly<Record<CheckpointPart, string>>;
  /** sha256 of the whole story of the metrics without what the clock decides, and how many records it has. */
  readonly metrics: string;
  readonly records: number;
  readonly best: Run['best'];
  readonly test: Run['test'];
  readonly last: Run['last'];
}

/** @throws NeurozooError ZOO3020 when nothing can be loaded */
export function resultOf(run: RunDirectory): TrainingResult {
  const { status, best, test, last } = readRun(run);
  const { manifest, origin } = loadCheckpoint(run, 'newest');
  const { records } = readMetrics(run);
  const story = records.map((record) => JSON.stringify(withoutClock(record))).join('\n');
  return {
    status,
    step: origin.step,
    parts: {
      'weights.safetensors': manifest.parts['weights.safetensors'].sha256,
      'optimizer.safetensors': manifest.parts['optimizer.safetensors'].sha256,
      'state.json': manifest.parts['state.json'].sha256,
    },
    metrics: createHash('sha256').update(story).digest('hex'),
    records: records.length,
    best,
    test,
    last,
  };
}

/** `clean`: as if nothing had happened; `manual`: something is left to tidy; `silent`: another result; `lost`: it did not come to its end. */
export type CrashClass = 'clean' | 'manual' | 'silent' | 'lost';

/** How a run that was struck and resumed has ended, against one that was not. */
export function classify(run: RunDirectory, reference: TrainingResult): CrashClass {
  let result: TrainingResult;
  try {
    result = resultOf(run);
  } catch (error) {
    if (error instanceof NeurozooError) {
      return 'lost';
    }
    throw error;
  }
  if (result.status !== reference.status || result.step !== reference.step) {
    return 'lost';
  }
  if (JSON.stringify(result) !== JSON.stringify(reference)) {
    return 'silent';
  }
  return leftovers(run).length > 0 ? 'manual' : 'clean';
}

/** Names that a finished run must not leave behind. */
export function leftovers(run: RunDirectory): string[] {
  return [...readdirSync(run.path), ...readdirSync(checkpointsFolder(run)).map((name) => join('checkpoints', name))].filter((name) =>
    /(^|\/)(\.tmp-|\.remove-|lock)/.test(name),
  );
}
