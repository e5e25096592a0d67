import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

const LayerSchema = v.strictObject({
  folder: v.string(),
  runtime: v.picklist(['pure', 'node', 'vscode', 'dom']),
  may: v.array(v.string()),
  packages: v.array(v.string()),
  knows: v.string(),
});

const ArchitectureSchema = v.strictObject({ layers: v.record(v.string(), LayerSchema) });

/** One row of the layer table: where it lives, what it runs on, what it may import and what it knows. */
export type Layer = v.InferOutput<typeof LayerSchema> & { readonly name: string };

/** The folder that holds package.json, whatever the working directory is. */
export const repositoryRoot: string = join(import.meta.dirname, '..');

/** Reads the layer table of `architecture.json` under `root`; throws when the file does not have its form. */
export function readArchitecture(root: string): readonly Layer[] {
  const text = readFileSync(join(root, 'architecture.json'), 'utf8');
  const { layers } = v.parse(ArchitectureSchema, JSON.parse(text));
  return Object.entries(layers).map(([name, row]) => ({ name, ...row }));
}

/** The rows whose folder under `root` holds TypeScript; the others are planned and have nothing to compile. */
export function existingLayers(root: string): readonly Layer[] {
  return readArchitecture(root).filter((layer) => holdsTypeScript(join(root, layer.folder)));
}

/** True when `folder` exists and a `.ts` file lies anywhere in it. */
export function holdsTypeScript(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => /\.tsx?$/.test(name));
}
