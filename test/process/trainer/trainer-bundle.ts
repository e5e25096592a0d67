import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '../../../scripts/build/bundle-options';
import { bundles, type Bundle } from '../../../scripts/build/bundles';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Where the bundles under test lie: not in `dist`, so that a build that somebody starts meanwhile does not change a trainer between two starts. */
export const bundleFolder = join(root, '.build/process-bundles');

/** The real trainer, bundled as it is delivered. */
export const trainerScript = join(bundleFolder, 'trainer.js');

/** The same training behind a disk that is full while a file `disk-is-full` lies in the folder of the run. */
export const fullDiskScript = join(bundleFolder, 'full-disk-trainer.js');

/** The same training, which prints how many tensors live and how much memory it has at the end of each epoch. */
export const memoryScript = join(bundleFolder, 'memory-trainer.js');

/** What a trainer consists of. */
const trainerBundles: ReadonlySet<string> = new Set(['trainer', 'heartbeat', 'data-worker']);

/** Builds the trainer, its threads and what lies beside them, once before the process tests. */
export async function setup(): Promise<void> {
  mkdirSync(bundleFolder, { recursive: true });
  for (const bundle of bundles.filter(({ name }) => trainerBundles.has(name))) {
    await build({ ...bundleOptions(bundle, root), outdir: bundleFolder });
  }
  const variants: Bundle = {
    name: 'variants',
    runsIn: 'node' as const,
    entries: {
      'full-disk-trainer': 'test/process/trainer/full-disk-trainer.ts',
      'memory-trainer': 'test/process/trainer/memory-trainer.ts',
    },
    without: [],
    budgetKilobytes: 0,
  };
  await build({ ...bundleOptions(variants, root), outdir: bundleFolder });
  const wasmFolder = join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');
  for (const name of readdirSync(wasmFolder).filter((file) => file.endsWith('.wasm'))) {
    copyFileSync(join(wasmFolder, name), join(bundleFolder, name));
  }
}
