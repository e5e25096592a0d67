import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { repositoryRoot } from './architecture';
import { generateAllFiles } from './generate/all-files';
import type { GeneratedFile } from './generate/generated-file';

/** Folders where nothing but generated files may lie: what the generators no longer write is removed. */
const generatedFolders = ['docs/diagnostics', 'src/language/generated'];

const files = generateAllFiles(repositoryRoot);
const stale = files.filter((file) => !isFresh(file));
const left = leftOver(files);

if (process.argv.includes('--check')) {
  for (const path of [...stale.map((file) => file.path), ...left]) {
    process.stderr.write(`${path} is not what npm run generate writes\n`);
  }
  process.exitCode = stale.length + left.length === 0 ? 0 : 1;
} else {
  for (const file of stale) write(file);
  for (const path of left) rmSync(join(repositoryRoot, path));
}

function isFresh(file: GeneratedFile): boolean {
  const path = join(repositoryRoot, file.path);
  return existsSync(path) && readFileSync(path, 'utf8') === file.text;
}

function leftOver(wanted: readonly GeneratedFile[]): readonly string[] {
  const paths = new Set(wanted.map((file) => file.path));
  return generatedFolders
    .filter((folder) => existsSync(join(repositoryRoot, folder)))
    .flatMap((folder) => readdirSync(join(repositoryRoot, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => !paths.has(path));
}

function write(file: GeneratedFile): void {
  const path = join(repositoryRoot, file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.text);
  process.stdout.write(`wrote ${file.path}\n`);
}
