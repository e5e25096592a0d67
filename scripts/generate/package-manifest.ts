import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { extensionManifest } from '#host/manifest/contributions';
import * as v from 'valibot';

import { readLayers } from '../layers.js';
import type { GeneratedFile } from './generated-file';

const ManifestSchema = v.looseObject({ imports: v.record(v.string(), v.string()) });

/**
 * `package.json` with its `imports`, so that `#model/network` leads to `src/model/network.ts` for each layer of the table, and with what the extension
 * tells VS Code, from the tables of `src/host/manifest`; `package.nls.json` with the English texts of the latter.
 */
export function generatePackageManifest(root: string): readonly GeneratedFile[] {
  const manifest = v.parse(ManifestSchema, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const imports = Object.fromEntries(readLayers(root).map(({ name, folder }) => [`#${name}/*`, `./${folder}/*.ts`]));
  const { fields, words } = extensionManifest();
  return [
    { path: 'package.json', text: toText({ ...manifest, imports, ...fields }) },
    { path: 'package.nls.json', text: toText(words) },
  ];
}

function toText(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
