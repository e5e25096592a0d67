import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The file in which ESLint may remember clean files. ESLint looks at one file's text only, but rules with types also
 * depend on what the file imports; so the name holds a hash of all emitted declarations and of the installed packages:
 * when any of them changes, nothing is remembered.
 */
export function lintCacheFile(root: string): string {
  const folder = join(root, '.build/lint');
  const name = `${hashOfDeclarations(root)}.json`;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) {
    if (old !== name) rmSync(join(folder, old));
  }
  return `.build/lint/${name}`;
}

function hashOfDeclarations(root: string): string {
  const types = join(root, '.build/types');
  const declarations = readdirSync(types, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.d.ts'));
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const path of declarations.toSorted()) hash.update(path).update(readFileSync(join(types, path)));
  return hash.digest('hex').slice(0, 16);
}
