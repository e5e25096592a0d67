import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { repositoryRoot } from './architecture';
import type { GeneratedFile } from './generate/generated-file';
import { generateTsconfigs } from './generate/tsconfigs';

const files: readonly GeneratedFile[] = [...generateTsconfigs(repositoryRoot)];
const stale = files.filter((file) => !isFresh(file));

if (process.argv.includes('--check')) {
  for (const file of stale) process.stderr.write(`${file.path} is not what npm run generate writes\n`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const file of stale) write(file);
}

function isFresh(file: GeneratedFile): boolean {
  const path = join(repositoryRoot, file.path);
  return existsSync(path) && readFileSync(path, 'utf8') === file.text;
}

function write(file: GeneratedFile): void {
  const path = join(repositoryRoot, file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.text);
  process.stdout.write(`wrote ${file.path}\n`);
}
