import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { Budget } from '#base/budget';
import { NeurozooError, type ErrorReport } from '#base/neurozoo-error';
import { createDataset } from '#data/create-dataset';
import { prepareData } from '#data/prepare-data';
import type { Dataset } from '#data/dataset';
import type { PreparedData } from '#data/prepared-data';
import type { DatasetRecipe, SourceSpec } from '#model/dataset-recipe';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A new folder with these files, removed after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'neurozoo-data-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export function recipeOf(
  kind: SourceSpec['kind'],
  settings: SourceSpec['settings'] = {},
  clauses: Partial<DatasetRecipe> = {},
): DatasetRecipe {
  const source = { kind, settings, of: {} };
  return {
    name: 'd',
    source,
    fields: [],
    split: null,
    folds: null,
    scaling: { kind: 'none' },
    augmentations: [],
    take: null,
    size: null,
    ...clauses,
  };
}

export function prepared(recipe: DatasetRecipe, directory = '.', budgetBytes = 1e9): PreparedData {
  return prepareData(recipe, { directory, seed: 1, budget: new Budget(budgetBytes) });
}

export function opened(recipe: DatasetRecipe, directory = '.', budgetBytes = 1e9): Dataset {
  return createDataset(prepared(recipe, directory, budgetBytes));
}

/** The typed refusal of something that must fail; an untyped exception fails the test. */
export function refusal(work: () => unknown): ErrorReport {
  try {
    work();
  } catch (error) {
    if (error instanceof NeurozooError) {
      return error.toReport();
    }
    throw error;
  }
  throw new Error('It was accepted.');
}
