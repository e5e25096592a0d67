import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { repositoryRoot } from '../../scripts/architecture';
import { generateTsconfigs } from '../../scripts/generate/tsconfigs';

/** What the compiler, lint and dependency-cruiser are told by, copied as it stands. */
const house = [
  'architecture.json',
  'package.json',
  'tsconfig.base.json',
  'eslint.config.js',
  '.dependency-cruiser.js',
  'scripts/layers.js',
  'scripts/lint',
];

/**
 * A small tree with the real configuration and the given files, inside the repository's scratch folder so that packages
 * are found. @returns its root
 */
export function createScratchTree(files: Readonly<Record<string, string>>): string {
  const parent = join(repositoryRoot, '.build');
  mkdirSync(parent, { recursive: true });
  const root = mkdtempSync(join(parent, 'walls-'));
  for (const path of house) cpSync(join(repositoryRoot, path), join(root, path), { recursive: true });
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  for (const file of generateTsconfigs(root)) write(root, file.path, file.text);
  return root;
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
