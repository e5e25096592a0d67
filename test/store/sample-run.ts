import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCheckpointing } from '#protocol/job';
import type { CheckpointOrigin } from '#protocol/manifest';
import type { Snapshot } from '#store/checkpoint';
import type { FileDoor } from '#store/file-door';
import { createNonce, createRun, openStore, type NewRun, type RunDirectory, type RunStore } from '#store/run-directory';

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'neurozoo-test-'));
}

/** A store in a fresh folder. */
export function createStore(door?: FileDoor): RunStore {
  return openStore(temporaryFolder(), door);
}

/** What a new run is made of; `name` is the training's. */
export function newRun(name = 'Lenet', createdAt = '2026-11-24T08:00:00.000Z'): NewRun {
  return {
    run: {
      version: 1,
      name,
      status: 'queued',
      createdAt,
      startedAt: null,
      endedAt: null,
      seed: 7,
      backend: 'eager',
      device: null,
      versions: { neurozoo: '0.1.0', node: 'v20.0.0', tfjs: '4.22.0' },
      platform: 'linux x64',
      cpu: 'a processor',
      threads: 2,
      git: null,
      dataset: null,
      progress: { epoch: 0, epochs: 12, step: 0, steps: 100 },
      best: null,
      last: {},
      test: null,
      error: null,
      attempts: 0,
      notBitExact: null,
    },
    job: {
      version: 1,
      nonce: createNonce(),
      folder: '/nowhere',
      file: 'lenet5.zoo',
      training: name,
      options: { epochs: null, steps: null, backend: null, seed: null },
      resume: null,
      checkpoint: defaultCheckpointing,
    },
    recipe: '{"version":1}\n',
    sources: [{ name: 'lenet5.zoo', text: 'network LeNet5\n' }],
  };
}

export function sampleRun(store = createStore()): RunDirectory {
  return createRun(store, newRun());
}

export function originAt(step: number): CheckpointOrigin {
  return {
    step,
    epoch: Math.floor(step / 10),
    batchInEpoch: step % 10,
    seed: 7,
    backend: 'eager',
    cpu: 'a processor',
    threads: 2,
    precision: 'float32',
    versions: { neurozoo: '0.1.0', node: 'v20.0.0', tfjs: '4.22.0' },
    recipe: 'a'.repeat(64),
    dataset: { name: 'digits', fingerprint: 'b'.repeat(64) },
    metrics: { file: 'metrics-1.jsonl', bytes: 100 * step, records: step },
  };
}

/** A snapshot in which every number tells its step. */
export function snapshotAt(step: number): Snapshot {
  return {
    weights: {
      'Net/C1/kernel': { type: 'float32', shape: [2, 3], data: Float32Array.from({ length: 6 }, (_, index) => step + index / 8) },
      'Net/C1/bias': { type: 'float32', shape: [3], data: Float32Array.of(Number.NaN, -0, step) },
    },
    optimizer: { 'optimizer.0/iteration': { type: 'int32', shape: [], data: Int32Array.of(step) } },
    state: { step, waited: 2, best: null },
    origin: originAt(step),
  };
}
