import { cpus } from 'node:os';
import { productVersion } from '#base/product-version';
import type { Recipe } from '#model/recipe';
import { toExactJson } from '#protocol/exact-number';
import { defaultCheckpointing } from '#protocol/job';
import { writeLabel } from '#store/label-log';
import { createNonce, createRun, openStore, type RunDirectory, type SourceFile } from '#store/run-directory';
import { gitState } from './git-state';
import type { SpawnPermission } from './spawn-permission';

/** What a training is started with, from the editor and the command line alike. */
export interface TrainingRequest {
  /** The folder whose `.neurozoo/runs` takes the run. */
  readonly workspace: string;
  /** The folder of the `.zoo` file, which data paths are relative to. */
  readonly folder: string;
  /** The file as it is named in messages. */
  readonly file: string;
  /** The texts that the recipe came from. */
  readonly sources: readonly SourceFile[];
  readonly recipe: Recipe;
  /** What people call the run; null: by its id. */
  readonly title: string | null;
  /** To ask git for the state of the folder. */
  readonly permission: SpawnPermission;
}

/** Makes the folder of a run that waits for its trainer. @throws NeurozooError ZOO3010 to ZOO3012 */
export function createTrainingRun(request: TrainingRequest): RunDirectory {
  const { recipe, workspace, folder } = request;
  const processors = cpus();
  const run = createRun(openStore(workspace), {
    run: {
      version: 1,
      name: recipe.name,
      status: 'queued',
      createdAt: new Date().toISOString(),
      startedAt: null,
      endedAt: null,
      seed: recipe.seed,
      backend: recipe.backend,
      device: null,
      versions: { neurozoo: productVersion, node: process.version, tfjs: '' },
      platform: `${process.platform} ${process.arch}`,
      cpu: processors[0]?.model.trim() ?? 'unknown',
      threads: processors.length,
      git: gitState(folder, request.permission),
      dataset: null,
      progress: {
        epoch: 0,
        epochs: recipe.length.unit === 'epochs' ? recipe.length.count : 0,
        step: 0,
        steps: recipe.length.unit === 'steps' ? recipe.length.count : 0,
      },
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
      folder,
      file: request.file,
      training: recipe.name,
      options: { epochs: null, steps: null, backend: null, seed: null },
      resume: null,
      checkpoint: defaultCheckpointing,
    },
    recipe: `${toExactJson(recipe, 1)}\n`,
    sources: request.sources,
  });
  if (request.title !== null) {
    writeLabel(run, { kind: 'title', at: new Date().toISOString(), title: request.title });
  }
  return run;
}
