import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readLayers, type Layer } from './layers.js';

/** The folder that holds package.json, whatever the working directory is. */
export const repositoryRoot: string = join(import.meta.dirname, '..');

/** The layers whose folder under `root` holds TypeScript; the others are planned and have nothing to compile. */
export function existingLayers(root: string): readonly Layer[] {
  return readLayers(root).filter((layer) => holdsTypeScript(join(root, layer.folder)));
}

/** True when `folder` exists and a `.ts` file lies anywhere in it. */
export function holdsTypeScript(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => /\.tsx?$/.test(name));
}
