import { createHash } from 'node:crypto';
import { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import { productVersion } from '#base/product-version';
import { openDataset, type OpenedDataset } from '#data/open-dataset';
import { createTrainingPrograms } from '#engine/create-training-programs';
import type { TrainingPrograms } from '#engine/training-programs';
import type { Recipe } from '#model/recipe';
import type { ResumeOrigin } from '#protocol/manifest';
import { automaticTarget, createTarget } from '#runtime/create-target';
import { machineFacts } from '#runtime/probe/machine-facts';
import type { TargetName, TargetSession } from '#runtime/target';
import { readRecipeText, type RunDirectory } from '#store/run-directory';
import { readRecipe } from './read-recipe';

/** Everything that a training, an evaluation or a prediction works with. */
export interface PreparedTraining {
  readonly recipe: Recipe;
  readonly dataset: OpenedDataset;
  readonly programs: TrainingPrograms;
  readonly session: TargetSession;
  readonly backend: TargetName;
  /** For people: `CPU, 1 thread, WebAssembly SIMD`. */
  readonly device: string;
  /** What decides the bits of the result. */
  readonly origin: ResumeOrigin;
}

/** How a run is opened. */
export interface PrepareOptions {
  readonly run: RunDirectory;
  /** The folder that data paths are relative to. */
  readonly folder: string;
  /** In place of the recipe's. */
  readonly backend: string | null;
  /** Told while files are read: how many of how many. */
  readonly onRead?: (done: number, total: number) => void;
}

/** Bytes that reading the data may take. */
const dataBudgetBytes = 8 * 1024 ** 3;

/** Reads recipe and data, opens the target and records the programs. */
export async function prepareTraining({ run, folder, backend, onRead }: PrepareOptions): Promise<PreparedTraining> {
  const recipe = readRecipe(run);
  const dataset = await openDataset(recipe.data, {
    directory: folder,
    seed: recipe.seed,
    budget: new Budget(dataBudgetBytes),
    ...(onRead === undefined ? {} : { onProgress: onRead }),
  });
  const name = toTargetName(backend ?? recipe.backend);
  const target = await createTarget(name);
  const facts = machineFacts();
  return {
    recipe,
    dataset,
    programs: createTrainingPrograms(recipe),
    session: await target.createSession(),
    backend: name,
    device: target.device,
    origin: {
      seed: recipe.seed,
      backend: name,
      cpu: facts.processor,
      threads: 1,
      precision: recipe.precision,
      versions: { neurozoo: productVersion, node: facts.node, tfjs: facts.tfjs },
      recipe: createHash('sha256').update(readRecipeText(run)).digest('hex'),
      dataset: { name: dataset.name, fingerprint: dataset.fingerprint },
    },
  };
}

/** Gives back what was opened. */
export function disposePrepared(prepared: PreparedTraining): void {
  prepared.session.dispose();
  prepared.dataset.dispose();
}

function toTargetName(name: string): TargetName {
  switch (name) {
    case 'auto':
      return automaticTarget;
    case 'eager':
    case 'cpu':
    case 'wasm':
    case 'tensorflow':
    case 'webgpu':
      return name;
    default:
      throw new NeurozooError({
        code: 'ZOO5001',
        message: `There is no backend "${name}".`,
        hint: 'Backends are auto, eager, cpu, wasm, tensorflow and webgpu; neurozoo doctor tells which run here.',
      });
  }
}
