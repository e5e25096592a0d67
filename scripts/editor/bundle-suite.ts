import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { repositoryRoot } from '../architecture';

/**
 * Bundles every `*.test.ts` under `folder` (a path in the repository) to one CommonJS module with `run()`, which the extension host
 * loads, and gives its path. Mocha itself stays outside: the module lies inside the tree and finds it there.
 */
export async function bundleSuite(folder: string, name: string): Promise<string> {
  const files = readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.ts'),
  );
  const imports = files.toSorted().map((file) => `await import(${JSON.stringify(`./${folder}/${file.replaceAll('\\', '/')}`)});`);
  const outfile = join(repositoryRoot, '.build/editor', `${name}.cjs`);
  await build({
    absWorkingDir: repositoryRoot,
    stdin: {
      contents: `import { runMocha } from './test/editor/rig/run-mocha';
        export const run = () => runMocha(async () => { ${imports.join('\n')} });`,
      resolveDir: repositoryRoot,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
