import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { analyze } from '#language/analyze';
import type { Recipe } from '#model/recipe';
import type { Job } from '#protocol/job';
import { createTrainingRun } from '#session/create-training-run';
import { alwaysAllowed } from '#session/spawn-permission';
import { readJob, writeJob, type RunDirectory } from '#store/run-directory';
import { createRandom } from '../../store/random';
import { temporaryFolder } from '../../store/sample-run';

/** The trainings of the process tests, by the file under `jobs` that declares them. */
const jobFiles = {
  mlp: 'points',
  long: 'points',
  slow: 'points',
  poisoned: 'points',
  exploding: 'points',
  early: 'points',
  cnn: 'pictures',
  duel: 'adversaries',
} as const;

export type JobName = keyof typeof jobFiles;

/** The recipe of a job, as the language lowers its file. */
export function jobRecipe(job: JobName): Recipe {
  const { trainings, diagnostics } = analyze(jobText(job), { importText: () => undefined, fieldsOf: () => undefined });
  const recipe = trainings.get(job);
  if (recipe === undefined) {
    throw new Error(`${job}: ${diagnostics.map(({ message }) => message).join(' ')}`);
  }
  return recipe;
}

/** What a test changes in a job. */
export interface JobChanges {
  readonly recipe?: Partial<Recipe>;
  readonly checkpoint?: Partial<Job['checkpoint']>;
  /** The folder with the data; a fresh one with generated pictures unless given. */
  readonly folder?: string;
  /** Takes `.neurozoo/runs`; a fresh one unless given. */
  readonly workspace?: string;
}

/** A run that waits for its trainer, in a workspace of its own. */
export function newTraining(job: JobName, { recipe = {}, checkpoint = {}, folder, workspace }: JobChanges = {}): RunDirectory {
  const run = createTrainingRun({
    workspace: workspace ?? temporaryFolder(),
    folder: folder ?? (jobFiles[job] === 'pictures' ? pictureFolder() : temporaryFolder()),
    file: `${jobFiles[job]}.zoo`,
    sources: [{ name: `${jobFiles[job]}.zoo`, text: jobText(job) }],
    recipe: { ...jobRecipe(job), ...recipe },
    title: null,
    permission: alwaysAllowed,
  });
  const made = readJob(run);
  writeJob(run, { ...made, checkpoint: { ...made.checkpoint, ...checkpoint } });
  return run;
}

/** A folder with `tiles/<class>/<number>.png`: horizontal, vertical and diagonal stripes under noise. */
export function pictureFolder(seed = 1): string {
  const folder = temporaryFolder();
  const random = createRandom(seed);
  for (const [stripes, along] of [
    ['across', (_x: number, y: number) => y],
    ['down', (x: number) => x],
    ['slanted', (x: number, y: number) => x + y],
  ] as const) {
    for (let number = 0; number < 120; number++) {
      const shift = random.below(4);
      writePicture(join(folder, 'tiles', stripes, `${String(number)}.png`), (x, y) =>
        Math.min(255, ((along(x, y) + shift) & 2) * 60 + random.below(90)),
      );
    }
  }
  return folder;
}

function writePicture(path: string, grey: (x: number, y: number) => number): void {
  const size = 12;
  const png = new PNG({ width: size, height: size });
  for (let pixel = 0; pixel < size * size; pixel++) {
    png.data.fill(grey(pixel % size, Math.floor(pixel / size)), 4 * pixel, 4 * pixel + 3);
    png.data[4 * pixel + 3] = 255;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, PNG.sync.write(png));
}

function jobText(job: JobName): string {
  return readFileSync(fileURLToPath(new URL(`jobs/${jobFiles[job]}.zoo`, import.meta.url)), 'utf8');
}
