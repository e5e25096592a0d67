import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { repositoryRoot } from '../../scripts/architecture';

/** The paths of all files under version control that exist, from the root of the repository. */
export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: repositoryRoot, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(repositoryRoot, path)));
}

/** The whole text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(repositoryRoot, path), 'utf8');
}

/** Every line of `paths` that `pattern` matches, as `path:line text`. */
export function linesWith(pattern: RegExp, paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );
}

const ManifestSchema = v.looseObject({ scripts: v.record(v.string(), v.string()), dependencies: v.record(v.string(), v.string()) });

/** The scripts and the shipped packages of package.json. */
export function readManifest(): v.InferOutput<typeof ManifestSchema> {
  return v.parse(ManifestSchema, JSON.parse(textOf('package.json')));
}
