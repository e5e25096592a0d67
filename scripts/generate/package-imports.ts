import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { readLayers } from '../layers.js';
import type { GeneratedFile } from './generated-file';

const ManifestSchema = v.looseObject({ imports: v.record(v.string(), v.string()) });

/** `package.json` with its `imports`: `#model/network` leads to `src/model/network.ts` for each layer of the table. */
export function generatePackageImports(root: string): readonly GeneratedFile[] {
  const manifest = v.parse(ManifestSchema, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const imports = Object.fromEntries(readLayers(root).map(({ name, folder }) => [`#${name}/*`, `./${folder}/*.ts`]));
  return [{ path: 'package.json', text: `${JSON.stringify({ ...manifest, imports }, undefined, 2)}\n` }];
}
